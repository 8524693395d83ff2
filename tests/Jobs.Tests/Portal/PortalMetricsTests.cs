using System.Globalization;
using System.Text;
using Ioc.Jobs.Portal;
using Ioc.Jobs.Tests.Sources;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Xunit;

namespace Ioc.Jobs.Tests.Portal;

public sealed class PortalMetricsTests
{
    [Fact]
    public async Task Measurements_become_minute_points()
    {
        using var folder = new TemporaryFolder();
        var asOf = TimeProvider.System.GetUtcNow();
        await using var source = await ScriptedSource.StartAsync(Answers.Text(
            $$"""{"asOf":"{{asOf.ToString("O", CultureInfo.InvariantCulture)}}","metrics":[{"id":"portal.visits","value":123,"unit":"count"}]}"""));
        var options = JobsHost.Pulled("portal", source);
        options.Kind = Ioc.Kpi.Sources.SourceKind.Reference;
        options.Metrics = true;

        await using var host = await JobsHost.StartAsync(folder.Path, options);

        await Eventually.Holds(() => !host.Series.Points.IsEmpty, "a point is written");
        var point = host.Series.Points.First();
        Assert.Equal(("portal.visits", "portal"), point.Series.Split());
        Assert.Equal(123, point.Value);
        Assert.Equal(asOf.AddTicks(-(asOf.Ticks % TimeSpan.TicksPerMinute)), point.At);
        Assert.Contains("/metrics", source.Requests);
    }

    [Theory]
    [InlineData("81.25", 81.25)]
    [InlineData("140", null)]
    public async Task The_portals_own_index_is_kept_with_its_source_and_time(string value, double? kept)
    {
        using var folder = new TemporaryFolder();
        var asOf = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 90);
        await using var source = await ScriptedSource.StartAsync(Answers.Text(
            $$"""{"asOf":"{{asOf.ToString("O", CultureInfo.InvariantCulture)}}","metrics":[{"id":"portal.index-766","value":{{value}},"unit":"points"}]}"""));
        var options = JobsHost.Pulled("portal", source);
        options.Kind = Ioc.Kpi.Sources.SourceKind.Reference;
        options.Metrics = true;

        await using var host = await JobsHost.StartAsync(folder.Path, options);

        await Eventually.Holds(() => !host.Series.Points.IsEmpty, "a point is written");
        Assert.Equal(kept is { } points ? new PortalIndex("portal", points, Moment.From(asOf)) : null, host.PortalIndex.Current);
    }

    [Fact]
    public void Measurement_that_poses_as_a_kpi_or_has_no_number_is_left_out()
    {
        var body = """
            {"asOf":"2026-11-23T09:00:00+07:00","metrics":[{"id":"on-time-rate","value":100},{"id":"portal.visits","value":"many"},
             {"id":"portal.<b>","value":1},{"id":7,"value":1},7,{"id":"portal.sign-ins","value":4.5},{"id":"portal.big","value":1e999}]}
            """;

        Assert.True(PortalMetricsReader.TryRead(Encoding.UTF8.GetBytes(body), out _, out var readings, out _));

        Assert.Equal([new PortalReading("portal.sign-ins", 4.5)], readings);
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[1]", "wrong-shape")]
    [InlineData("""{"asOf":"x","metrics":[]}""", "wrong-shape")]
    [InlineData("""{"asOf":"2026-11-23T09:00:00Z","metrics":{}}""", "wrong-shape")]
    [InlineData("""{"asOf":"2026-11-23T09:00:00Z","metrics":[""", "not-json")]
    public void Answer_that_is_no_list_of_measurements_is_named(string body, string code)
    {
        Assert.False(PortalMetricsReader.TryRead(Encoding.UTF8.GetBytes(body), out _, out _, out var failure));

        Assert.Equal(code, failure!.Code);
    }
}
