using Ioc.Kpi.Board;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Trust;
using Ioc.Simulator;
using Ioc.Simulator.Catalogue;
using Xunit;

namespace Ioc.Jobs.Tests.Province;

/// <summary>The make-believe province as it is delivered by default lights no check of trust.</summary>
public sealed class CleanProvinceTests
{
    // Sources that are asked are not judged by what Ioc reads again; in a history of days no agency need have enough for the checks of agencies.
    private static readonly string[] NeverJudged = ["duplicates-delivered"];

    [Fact]
    public async Task The_default_province_is_clean_and_nearly_everything_is_judged()
    {
        var options = new SimulatorOptions { Enabled = true, HistoryDays = 45 };
        await using var host = await ProvinceHost.StartAsync(options);
        await host.PollAsync(TimeSpan.Zero);
        var scan = await host.Board.ReadAsync(
            board => board.BeginTrustScan(SimulatedCatalogue.Of(options.Seed, host.Clock.GetUtcNow())), CancellationToken.None);
        while (await host.Board.ReadAsync(_ => scan.Continue(), CancellationToken.None))
        {
        }

        var report = scan.Report([host.Status(SimulatorAccess.Departments), host.Status(SimulatorAccess.Communes)]);
        Assert.Equal([SimulatorAccess.Departments, SimulatorAccess.Communes], report.Sources.Select(source => source.Source));
        foreach (var score in report.Sources.Append(report.Province))
        {
            Assert.Equal([], score.Checks.Where(result => result.State == CheckState.Failing).Select(result => $"{result.Check.Id} {result.Count}/{result.Of}"));
            Assert.Equal(NeverJudged, score.Checks.Where(result => result.State == CheckState.NotJudged).Select(result => result.Check.Id));
        }
    }
}
