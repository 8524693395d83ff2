using System.Globalization;
using System.Net;
using System.Text;

namespace Ioc.Load.Report;

/// <summary>Draws a chart.</summary>
internal static class SvgChart
{
    private const double Width = 520;
    private const double Height = 240;
    private const double Left = 60;
    private const double Bottom = 30;
    private const double Top = 34;
    private static readonly string[] Colours = ["#0969da", "#bf3989", "#1a7f37", "#9a6700"];

    public static string Of(Chart chart)
    {
        var points = chart.Lines.SelectMany(line => line.Points).Where(point => double.IsFinite(point.Y)).ToArray();
        if (points.Length == 0)
        {
            return "";
        }

        var (fromX, toX) = (points.Min(point => point.X), points.Max(point => point.X));
        var toY = Math.Max(points.Max(point => point.Y) * 1.05, 1e-9);
        var svg = new StringBuilder();
        Append($"<svg width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" font-size=\"11\" font-family=\"sans-serif\">");
        Append($"<text x=\"{Left}\" y=\"16\" font-size=\"13\">{WebUtility.HtmlEncode(chart.Title)}</text>");
        for (var i = 0; i <= 4; i++)
        {
            var y = Y(toY * i / 4);
            Append($"<line x1=\"{Left}\" x2=\"{Width - 10}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" stroke=\"#d8dee4\"/>");
            Append($"<text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{ConsoleTable.Number(toY * i / 4)}</text>");
        }

        Append($"<text x=\"{Left - 6}\" y=\"{Top - 8}\" text-anchor=\"end\">{chart.YUnit}</text>");
        Append($"<text x=\"{Left}\" y=\"{Height - 8}\">{ConsoleTable.Number(fromX)}</text>");
        Append($"<text x=\"{Width - 10}\" y=\"{Height - 8}\" text-anchor=\"end\">{ConsoleTable.Number(toX)} {chart.XUnit}</text>");
        for (var i = 0; i < chart.Lines.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            var line = string.Join(' ', chart.Lines[i].Points.Where(point => double.IsFinite(point.Y)).Select(point => Pair(X(point.X), Y(point.Y))));
            Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" points=\"{line}\"/>");
            if (chart.Lines.Count > 1)
            {
                Append($"<text x=\"{Left + 8 + (i * 120)}\" y=\"{Top - 4}\" fill=\"{colour}\">{WebUtility.HtmlEncode(chart.Lines[i].Name)}</text>");
            }
        }

        return svg.Append("</svg>").ToString();

        double X(double value) => Left + ((value - fromX) / Math.Max(toX - fromX, 1e-9) * (Width - Left - 10));
        double Y(double value) => Height - Bottom - (value / toY * (Height - Bottom - Top));
        void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Pair(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
}
