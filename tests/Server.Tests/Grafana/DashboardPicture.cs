using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ioc.Server.Tests.Grafana;

/// <summary>A plain drawing of a dashboard from the answers to its queries, as SVG: where each panel lies, its title, and what it would show.</summary>
internal sealed class DashboardPicture(DashboardFile file)
{
    private const int Column = 50;
    private const int Row = 30;
    private const int Head = 56;
    private const int Rows = 10;
    private const int LongestName = 28;
    private const string Ground = "#101418";
    private const string Face = "#171d24";
    private const string Edge = "#2a333e";
    private const string Ink = "#e3e7ea";
    private const string Soft = "#b4bec8";
    private const string Flow = "#56b4e9";

    private readonly StringBuilder _panels = new();
    private int _height;
    private Dictionary<string, string> _labels = [];

    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <param name="answers">One for each query of the panel.</param>
    /// <param name="fill">Fills the variables of an alias in.</param>
    public void Draw(JsonElement panel, IReadOnlyList<IReadOnlyList<InfluxRows>> answers, Func<string, string> fill)
    {
        _labels = panel.TryGetProperty("transformations", out var steps) && DashboardFile.Text(steps[0], "id") == "configFromData"
            ? answers[^1].ToDictionary(series => series.Tags.Values.Single(), series => series.Rows[^1][1].GetString()!)
            : [];
        var place = panel.GetProperty("gridPos");
        var (x, y) = ((place.GetProperty("x").GetInt32() * Column) + 4, (place.GetProperty("y").GetInt32() * Row) + Head);
        var (width, height) = ((place.GetProperty("w").GetInt32() * Column) - 8, (place.GetProperty("h").GetInt32() * Row) - 8);
        _height = Math.Max(_height, y + height + 8);
        Add($"<g transform=\"translate({x},{y})\"><rect width=\"{width}\" height=\"{height}\" fill=\"{Face}\" stroke=\"{Edge}\"/>");
        Text(8, 18, 13, Ink, DashboardFile.Text(panel, "title"));
        var unit = UnitOf(panel);
        switch (DashboardFile.Text(panel, "type"))
        {
            case "stat":
                Text(12, height - 24, 34, Ink, Words(answers[0][^1].Rows[^1][1].GetDouble(), unit));
                break;
            case "table":
                DrawTable(answers[0], width, height);
                break;
            case "bargauge":
                DrawBars(answers[0], unit, width, height);
                break;
            default:
                DrawLines(panel, answers, fill, unit, width, height);
                break;
        }

        _panels.Append("</g>\n");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 {_height}" font-family="sans-serif">
        <rect width="1200" height="{_height}" fill="{Ground}"/>
        <text x="8" y="24" font-size="20" fill="{Ink}">{Escape(file.Title)}</text>
        <text x="8" y="44" font-size="12" fill="{Soft}">A drawing from the answers to the dashboard's queries after the simulator had run around a midnight; not a screenshot of Grafana.</text>
        {_panels}</svg>

        """);

    private static string UnitOf(JsonElement panel) => DashboardFile.Text(panel.GetProperty("fieldConfig").GetProperty("defaults"), "unit") switch
    {
        "percent" => "%",
        "none" or "bool_yes_no" => "",
        "cpm" => "/min",
        var unit => unit.Replace("suffix: ", "", StringComparison.Ordinal),
    };

    private static string Words(double value, string unit) => $"{value.ToString(Math.Abs(value) >= 100 || value == Math.Round(value) ? "N0" : "N1", CultureInfo.InvariantCulture)} {unit}".Trim();

    /// <summary>By the panel's own query of names where it has one, cut to the room that is there.</summary>
    private string NameOf(InfluxRows series)
    {
        var name = string.Join(' ', series.Tags.Values.Select(code => _labels.GetValueOrDefault(code, code)));
        return name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name;
    }

    private void DrawTable(IReadOnlyList<InfluxRows> series, int width, int height)
    {
        var columns = series[0].Tags.Keys.Concat(series[0].Columns.Skip(1)).ToList();
        var step = (width - 16) / (columns.Count + 1);
        for (var i = 0; i < columns.Count; i++)
        {
            Text(8 + (i == 0 ? 0 : step * (i + 1)), 40, 11, Soft, columns[i]);
        }

        var shown = series.Take(Math.Min(Rows, (height - 60) / 20)).ToList();
        for (var line = 0; line < shown.Count; line++)
        {
            Text(8, 60 + (line * 20), 12, Ink, NameOf(shown[line]));
            var cells = shown[line].Rows[^1];
            for (var i = 1; i < cells.Length; i++)
            {
                Text(8 + (step * (i + 1)), 60 + (line * 20), 12, Ink, cells[i].ValueKind == JsonValueKind.Number ? Words(cells[i].GetDouble(), "") : "–");
            }
        }

        Text(8, height - 6, 11, Soft, $"{shown.Count} / {series.Count}");
    }

    private void DrawBars(IReadOnlyList<InfluxRows> series, string unit, int width, int height)
    {
        var shown = series.Take(Math.Min(Rows, (height - 50) / 24)).ToList();
        var most = Math.Max(1, shown.Max(bar => bar.Rows[^1][1].GetDouble()));
        for (var i = 0; i < shown.Count; i++)
        {
            var value = shown[i].Rows[^1][1].GetDouble();
            Text(8, 46 + (i * 24), 12, Soft, NameOf(shown[i]));
            Add($"<rect x=\"215\" y=\"{34 + (i * 24)}\" width=\"{Math.Max(1, (width - 325) * value / most):F0}\" height=\"16\" fill=\"{Flow}\"/>");
            Text(width - 100, 46 + (i * 24), 12, Ink, Words(value, unit));
        }

        Text(8, height - 6, 11, Soft, $"{shown.Count} / {series.Count}");
    }

    private void DrawLines(JsonElement panel, IReadOnlyList<IReadOnlyList<InfluxRows>> answers, Func<string, string> fill, string unit, int width, int height)
    {
        var all = answers.SelectMany(answer => answer).SelectMany(series => series.Rows).ToList();
        var (first, last) = (all.Min(row => row[0].GetInt64()), all.Max(row => row[0].GetInt64()));
        var most = Math.Max(1e-9, all.Max(row => row[1].GetDouble()));
        foreach (var series in answers.SelectMany((answer, query) => answer.Select(series => (series, query))))
        {
            var points = series.series.Rows.Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"{70 + ((width - 90) * (row[0].GetInt64() - first) / (double)Math.Max(1, last - first)):F1},{height - 40 - ((height - 76) * row[1].GetDouble() / most):F1}"));
            Add($"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{ColourOf(panel, series.query)}\" stroke-width=\"1.5\"/>");
        }

        Text(8, 40, 11, Soft, Words(most, unit));
        Text(8, height - 40, 11, Soft, "0");
        Text(70, height - 22, 11, Soft, Clock(first));
        Text(width - 90, height - 22, 11, Soft, Clock(last));
        var names = panel.GetProperty("targets").EnumerateArray().Select(target => fill(DashboardFile.Text(target, "alias").Replace("$tag_", "", StringComparison.Ordinal)));
        Text(8, height - 6, 11, Soft, string.Join(" · ", names));
    }

    /// <summary>The first query in the colour of the panel, the others in those of its overrides, in their order.</summary>
    private static string ColourOf(JsonElement panel, int query)
    {
        var config = panel.GetProperty("fieldConfig");
        var overrides = config.GetProperty("overrides").EnumerateArray().SelectMany(rule => rule.GetProperty("properties").EnumerateArray())
            .Where(property => DashboardFile.Text(property, "id") == "color").Select(property => DashboardFile.Text(property.GetProperty("value"), "fixedColor")).ToList();
        return query > 0 && query <= overrides.Count ? overrides[query - 1] : DashboardFile.Text(config.GetProperty("defaults").GetProperty("color"), "fixedColor");
    }

    private static string Clock(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);

    private void Text(int x, int y, int size, string colour, string text) =>
        Add($"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{Escape(text)}</text>");

    private void Add(FormattableString svg) => _panels.Append(svg.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
