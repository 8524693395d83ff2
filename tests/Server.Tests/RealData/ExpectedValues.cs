using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Ioc.Server.Tests.RealData;

/// <summary>Compares what the API says with what the independent program computed: every scope, every number.</summary>
internal sealed class ExpectedValues(HttpClient http, JsonElement expected, string granularity)
{
    private const double Rounding = 0.0000005;

    private readonly List<string> _differences = [];
    private int _compared;

    /// <summary>Compares everything; fails with every difference.</summary>
    /// <returns>How many numbers were compared.</returns>
    public async Task<int> CompareAsync()
    {
        await CompareScopeAsync("total", string.Empty, expected.GetProperty("total"));
        await CompareEachAsync("byAgency", "agency");
        await CompareEachAsync("byProcedure", "procedure");
        await CompareEachAsync("byChannel", "channel");
        foreach (var both in expected.GetProperty("byAgencyAndChannel").EnumerateObject())
        {
            var bar = both.Name.LastIndexOf('|');
            await CompareScopeAsync(both.Name, $"&agency={Escape(both.Name[..bar])}&channel={Escape(both.Name[(bar + 1)..])}", both.Value);
        }

        await CompareDaysAsync();
        await CompareBreakdownAsync("agency", "byAgency");
        await CompareBreakdownAsync("procedure", "byProcedure");
        Assert.True(_differences.Count == 0, $"{_differences.Count} of {_compared} differ:\n{string.Join('\n', _differences.Take(20))}");
        return _compared;
    }

    private async Task CompareEachAsync(string section, string filter)
    {
        foreach (var scope in expected.GetProperty(section).EnumerateObject())
        {
            await CompareScopeAsync(scope.Name, $"&{filter}={Escape(scope.Name)}", scope.Value);
        }
    }

    private async Task CompareScopeAsync(string name, string filter, JsonElement values)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>($"/api/v1/kpis?period=all{filter}");
        var items = answer.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);
        foreach (var (id, value) in KpisOf(values))
        {
            Compare($"{name} {id}", NumberOf(value), NumberOf(items[id].GetProperty("value")));
        }

        var counts = values.GetProperty("counts");
        void Count(string expectedName, string id, string member) =>
            Compare($"{name} {expectedName}", NumberOf(counts.GetProperty(expectedName)), NumberOf(items[id].GetProperty(member)));

        Count("received", "received-dossiers", "value");
        Count("withChannel", "online-submission-rate", "denominator");
        Count("online", "online-submission-rate", "numerator");
        Count("finishedWithDue", "on-time-rate", "denominator");
        Count(granularity == "day" ? "onTimeDay" : "onTimeInstant", "on-time-rate", "numerator");
        Count("open", "overdue-open", "denominator");
        Count(granularity == "day" ? "overdueOpenDay" : "overdueOpenInstant", "overdue-open", "numerator");
        if (name == "total")
        {
            Compare("median", NumberOf(expected.GetProperty("medianElapsedHours")), NumberOf(items["processing-time"].GetProperty("value")));
        }
    }

    private async Task CompareDaysAsync()
    {
        var days = expected.GetProperty("receivedPerDay").EnumerateObject().ToDictionary(day => day.Name, day => day.Value.GetDouble());
        var (first, last) = (days.Keys.Min(StringComparer.Ordinal)!, days.Keys.Max(StringComparer.Ordinal)!);
        var until = DateOnly.Parse(last, CultureInfo.InvariantCulture).AddDays(1);
        var answer = await http.GetFromJsonAsync<JsonElement>(
            $"/api/v1/kpis/received-dossiers/series?from={first}&to={until:yyyy-MM-dd}&step=day");
        var points = answer.GetProperty("points").EnumerateArray()
            .ToDictionary(point => point[0].GetString()![..10], point => point[1].GetDouble());
        foreach (var (day, count) in days)
        {
            Compare($"received on {day}", count, points.GetValueOrDefault(day));
        }

        Assert.Equal(days.Values.Sum(), points.Values.Sum());
    }

    private async Task CompareBreakdownAsync(string by, string section)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>($"/api/v1/kpis/received-dossiers/breakdown?by={by}&period=all");
        var items = answer.GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("key").GetString()!, item => NumberOf(item.GetProperty("value")));
        var wanted = expected.GetProperty(section).EnumerateObject()
            .ToDictionary(scope => scope.Name, scope => NumberOf(scope.Value.GetProperty("received-dossiers")));
        Assert.Equal(wanted.OrderBy(pair => pair.Key, StringComparer.Ordinal), items.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    /// <summary>The values of the granularity in force, under the ids of the API.</summary>
    private IEnumerable<(string Id, JsonElement Value)> KpisOf(JsonElement values) =>
        from value in values.EnumerateObject()
        where value.Name != "counts"
        let parts = value.Name.Split('/')
        where parts.Length == 1 || parts[1] == granularity
        select (parts[0], value.Value);

    private void Compare(string what, double? wanted, double? actual)
    {
        _compared++;
        if (wanted is null != actual is null || Math.Abs((wanted ?? 0) - (actual ?? 0)) > Rounding + 1e-12)
        {
            _differences.Add($"{what}: expected {wanted}, got {actual}");
        }
    }

    private static double? NumberOf(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
