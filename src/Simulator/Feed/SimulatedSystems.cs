using Ioc.Simulator.Replay;
using Ioc.Simulator.Truth;

namespace Ioc.Simulator.Feed;

/// <summary>The simulated systems of this process by id. Immutable; any thread may call.</summary>
internal sealed class SimulatedSystems
{
    private readonly Dictionary<string, IDossierFeed> _feeds = new(StringComparer.Ordinal);

    public SimulatedSystems(SimulatorOptions options, TimeProvider clock)
    {
        Province = new SimulatedProvince(options);
        Truth = new SimulatorTruth(Province);
        _feeds[SimulatorAccess.Departments] = new SystemFeed(Province, SimulatorAccess.Departments, clock);
        _feeds[SimulatorAccess.Communes] = new SystemFeed(Province, SimulatorAccess.Communes, clock);
        if (options.ReplayFile is { } file)
        {
            _feeds[SimulatorAccess.Replay] = new ReplayFeed(ReplayFile.Read(file), options.ReplaySpeed, clock);
        }
    }

    public SimulatedProvince Province { get; }

    public SimulatorTruth Truth { get; }

    public IDossierFeed? Find(string system) => _feeds.GetValueOrDefault(system);

    /// <summary>The counts of all seeded systems that were listed, as of the instant.</summary>
    public TruthCounts TruthAt(DateTimeOffset now)
    {
        var counts = new TruthCounts();
        foreach (var (system, feed) in _feeds)
        {
            if (feed is SystemFeed { FirstAsked: { } firstAsked })
            {
                Truth.AddTo(counts, system, firstAsked, now.ToUnixTimeSeconds());
            }
        }

        return counts;
    }
}
