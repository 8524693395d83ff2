using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>What is asked of 2.x and 3.x, which cannot be run here, about days of everything.</summary>
public sealed class InfluxDaysVersionTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 20)]
    public async Task Days_that_only_the_server_could_delete_are_left_out(int version, int kept)
    {
        // Packed until the fourth of March, except what was changed on the first; kept from the 21st of January on.
        var (until, changed, limit) = (Second(62), Second(59), Second(20));
        await using var server = await RecordedServer.StartAsync(request => new(
            200,
            request.Body.Contains("ioc_packed_until", StringComparison.Ordinal)
                ? "{\"results\":["
                    + $$"""{"statement_id":0,"series":[{"name":"ioc_packed_until","columns":["time","until","kept","zone"],"values":[[1,{{until}},{{limit}},"Asia/Ho_Chi_Minh"]]}]},"""
                    + $$"""{"statement_id":1,"series":[{"name":"ioc_changed","columns":["time","from","written","writer"],"values":[[1,{{changed}},1,"a"]]}]}]}"""
                : """{"results":[{"statement_id":0}]}"""));
        using var store = new InfluxSeriesStore(
            new InfluxOptions { Url = server.Url, Version = version, Org = "o", Token = "t" }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);

        await store.ReadDaysAsync(From, From.AddDays(90), default);

        var asked = server.Requests.Select(request => Uri.UnescapeDataString(request.Body.Replace('+', ' '))).ToList();
        Assert.Equal(
            new[] { Within("ioc_packed", Second(31), Second(59)) }.Concat(Days(kept, 31)).Concat(Days(59, 90)).Order(StringComparer.Ordinal),
            asked.Where(body => body.Contains("FROM \"ioc_day\"", StringComparison.Ordinal) || body.Contains("FROM \"ioc_packed\"", StringComparison.Ordinal))
                .Select(body => $"{(body.Contains("ioc_day", StringComparison.Ordinal) ? "ioc_day" : "ioc_packed")} {body[body.IndexOf("time >=", StringComparison.Ordinal)..]}").Order(StringComparer.Ordinal));
    }

    /// <summary>Ten days at a time.</summary>
    private static IEnumerable<string> Days(int from, int to) =>
        Enumerable.Range(0, 1 + ((to - from - 1) / 10)).Select(part => from + (10 * part)).Select(day => Within("ioc_day", Second(day), Second(Math.Min(to, day + 10))));

    private static long Second(int day) => From.AddDays(day).ToUnixTimeSeconds();

    private static string Within(string measurement, long from, long to) => FormattableString.Invariant($"{measurement} time >= {from}s AND time < {to}s");
}
