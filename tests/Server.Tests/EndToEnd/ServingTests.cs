using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>What the running program tells of itself, and how it stops.</summary>
public sealed partial class ServingTests : IDisposable
{
    private static readonly string[] Routes =
    [
        "/api/v1/dossier-updates", "/api/v1/imports", "/api/v1/kpis", "/api/v1/kpis/{id}/breakdown", "/api/v1/kpis/{id}/series", "/api/v1/sources",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_is_live_and_ready_and_tells_its_measures_and_its_routes()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        await new PushClient(ioc).SendUntilAcknowledgedAsync(PushClient.Record(1, "H49.12"));

        Assert.Equal("live", (await JsonAsync(ioc, "/health/live")).GetProperty("status").GetString());
        Assert.Equal("ready", (await JsonAsync(ioc, "/health/ready")).GetProperty("status").GetString());
        AssertMetrics(await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
        var paths = (await JsonAsync(ioc, "/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.All(Routes, route => Assert.Contains(route, paths));
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
    }

    /// <summary>The calendar that ships ends with 2027.</summary>
    [Theory]
    [InlineData("2027-11-30T12:00:00+07:00", "complete", "ioc_calendar_year_missing 0")]
    [InlineData("2027-12-01T12:00:00+07:00", "2028 is missing", "ioc_calendar_year_missing 1")]
    public async Task A_calendar_without_the_next_year_is_told_in_health_and_metrics(string now, string health, string metric)
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, new Dictionary<string, string>(PushClient.Options) { ["Ioc:Clock:Now"] = now });
        await Eventually.Holds(
            async () => (await JsonAsync(ioc, "/health/ready")).GetProperty("status").GetString() == "ready", "the service is ready");

        Assert.StartsWith(health, (await JsonAsync(ioc, "/health/ready")).GetProperty("calendar").GetString(), StringComparison.Ordinal);
        Assert.Contains(metric + "\n", await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task What_is_for_this_machine_only_is_not_forwarded(string path)
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");

        using var response = await ioc.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_graceful_stop_leaves_a_checkpoint_that_the_next_start_needs_no_replay_for()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        var lines = Enumerable.Range(0, 250).Select(number => PushClient.Record(number, "H49.12"));
        await new PushClient(ioc).SendUntilAcknowledgedAsync(string.Join('\n', lines));

        var exitCode = await ioc.StopAsync();
        Assert.All(["journal.db-wal", "state.db-wal", "series.db-wal"], name => Assert.False(File.Exists(_folder.File(name)), name));
        await ioc.StartAgainAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("250 dossiers from the checkpoint, 0 updates from the journal", ioc.Output, StringComparison.Ordinal);
        Assert.Equal(250, (await new PushClient(ioc).NumeratorsByAgencyAsync("received-dossiers"))["H49.12"]);
    }

    [Fact]
    public async Task What_only_the_owner_may_read_is_readable_by_the_owner_only()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);

        Assert.All(
            [("", "700"), ("/server.json", "600"), ("/dossier.key", "600"), ("/journal.db", "600")],
            file => Assert.Equal(file.Item2, OperatingSystem.IsWindows() ? file.Item2 : Mode(_folder.File("data" + file.Item1))));
    }

    [Fact]
    public async Task A_second_server_on_the_same_stores_is_refused()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        var options = new Dictionary<string, string> { ["Ioc:DataDirectory"] = _folder.Path };

        var second = await IocProcess.RunAsync([$"--urls=http://127.0.0.1:{IocProcess.FreePort()}"], options);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("Another ioc", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_sources_in_production_it_starts_and_names_the_file_to_edit()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, environment: "Production");

        var wall = await ioc.Http.GetStringAsync(new Uri("/wall", UriKind.Relative));

        Assert.Contains("appsettings.json", wall, StringComparison.Ordinal);
        Assert.Contains("No source is configured", ioc.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<JsonElement> JsonAsync(IocProcess ioc, string path) =>
        JsonDocument.Parse(await ioc.Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Mode(string file) => Convert.ToString((int)File.GetUnixFileMode(file), 8);

    private static void AssertMetrics(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(MetricLine(), line));
        Assert.All(lines.Where(line => line[0] != '#'), line => Assert.StartsWith("ioc_", line, StringComparison.Ordinal));
        Assert.Contains("ioc_board_dossiers 1", lines);
        Assert.Contains("ioc_ingest_updates_total{effect=\"accepted\",source=\"tthc\"} 1", lines);
        Assert.Contains(lines, line => line.StartsWith("ioc_process_resident_bytes ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ioc_source_age_seconds{source=\"tthc\"} ", StringComparison.Ordinal));
    }

    [GeneratedRegex("""^(# (HELP|TYPE) ioc_\w+ .+|ioc_\w+(\{[a-zA-Z_]\w*="([^"\\\n]|\\.)*"(,[a-zA-Z_]\w*="([^"\\\n]|\\.)*")*\})? (-?\d[\d.eE+-]*|NaN|[+-]Inf))$""")]
    private static partial Regex MetricLine();
}
