using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>The whole program with its series in a real InfluxDB that is away when it starts. The clock runs fast: a minute is a second.</summary>
public sealed class InfluxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Without_its_InfluxDB_it_starts_acknowledges_and_answers_and_catches_up_when_it_comes_back()
    {
        await using var influx = await InfluxServer.StartNewAsync();
        await influx.StopAsync();
        await using var ioc = await IocProcess.StartAsync(_folder.Path, new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Clock:Speed"] = "60",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Influx:Url"] = influx.Url.ToString(),
            ["Ioc:Influx:User"] = InfluxServer.Admin,
            ["Ioc:Influx:Password"] = influx.Password,
        });
        await new PushClient(ioc).SendUntilAcknowledgedAsync(PushClient.Record(1, "H49.12", received: "20261120090000"));
        await Eventually.Holds(
            async () => await SpoolAsync(ioc) is var spool && spool.GetProperty("state").GetString() == "away" && spool.GetProperty("waitingPoints").GetInt64() > 50,
            "points wait, and the outage is told");
        Assert.Equal(1, (await JsonAsync(ioc, "/api/v1/kpis?period=today")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == "received-dossiers").GetProperty("value").GetDouble());

        // What waits outlasts a kill.
        await ioc.KillAsync();
        await ioc.StartAgainAsync();
        await influx.StartAsync();
        await Eventually.Holds(
            async () => await SpoolAsync(ioc) is var spool && spool.GetProperty("state").GetString() == "ok" && spool.GetProperty("sent").GetInt64() > 50,
            "it has caught up", TimeSpan.FromSeconds(60));

        Assert.NotEmpty(await influx.AskAsync(
            "SELECT \"value\" FROM \"ioc_minute\" WHERE \"metric\" = 'received-dossiers' AND \"agency\" = 'H49.12' AND \"value\" = 1", "ioc"));

        // When a source was heard from does not outlast a kill, and the first minutes may have passed before it was.
        await new PushClient(ioc).SendUntilAcknowledgedAsync(PushClient.Record(2, "H49.13", received: "20261120090000"));
        await Eventually.Holds(
            async () => (await influx.AskAsync("SELECT \"value\" FROM \"ioc_minute\" WHERE \"metric\" = 'ioc_source_age_seconds' AND \"source\" = 'tthc'", "ioc")).Count > 0,
            "the age of the source is among the points");
        Assert.NotEmpty(await influx.AskAsync("SELECT \"value\" FROM \"ioc_minute\" WHERE \"metric\" = 'ioc_spool_points'", "ioc"));
        var points = (await JsonAsync(ioc, "/api/v1/kpis/received-dossiers/series?step=minute&agency=H49.12")).GetProperty("points");
        Assert.NotEqual(0, points.GetArrayLength());
        await AssertMetricsAsync(ioc);
        Assert.DoesNotContain(influx.Password, ioc.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", ioc.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertMetricsAsync(IocProcess ioc)
    {
        var names = (await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("# TYPE ioc_spool_", StringComparison.Ordinal)).Select(line => line["# TYPE ".Length..]);
        Assert.Equal(
            [
                "ioc_spool_batches_total counter", "ioc_spool_bytes gauge", "ioc_spool_held_points gauge", "ioc_spool_lag_seconds gauge",
                "ioc_spool_points gauge", "ioc_spool_quarantined_total counter", "ioc_spool_rolled_up_total counter", "ioc_spool_sent_total counter",
            ],
            names);
    }

    private static async Task<JsonElement> SpoolAsync(IocProcess ioc) => (await JsonAsync(ioc, "/api/v1/sources")).GetProperty("series");

    private static async Task<JsonElement> JsonAsync(IocProcess ioc, string path)
    {
        using var json = JsonDocument.Parse(await ioc.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
