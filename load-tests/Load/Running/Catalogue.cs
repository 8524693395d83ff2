using Ioc.Load.Scenarios;

namespace Ioc.Load.Running;

/// <summary>Every scenario, in the order in which `all` runs them.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new MicroBenchmarks(),
        new WorkingDay(),
        new ClosingDayPeak(),
        new CatchUpFlood(),
        new Throughput(),
        new YearBackfill(),
        new WallsWatching(),
        new SlowDisk(),
        new SeriesShipping(),
        new AlertsUnderLoad(),
        new Soak(),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
