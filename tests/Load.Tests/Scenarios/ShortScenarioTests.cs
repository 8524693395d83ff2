using Ioc.Load.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Load.Tests.Scenarios;

/// <summary>
/// The short forms of the load tests, against the real program. They ask whether anything is lost or counted twice and whether any
/// display misses a frame; how fast it was is not asked here.
/// </summary>
public sealed class ShortScenarioTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("closing-day-peak")]
    [InlineData("catch-up-flood")]
    public async Task Nothing_is_lost_or_counted_twice(string scenario)
    {
        var report = await Command.RunOneAsync(Catalogue.Find(scenario)!, isShort: true, new Dictionary<string, string>(), output.WriteLine);

        Assert.Contains(report.Findings, finding => finding.Correctness);
        Assert.All(report.Findings.Where(finding => finding.Correctness), finding => Assert.True(finding.Met, $"{finding.What}: {finding.Value} {finding.Note}"));
    }
}
