using Ioc.Load.Records;

namespace Ioc.Load.Peers;

/// <summary>Counts the series and the days that the updates of a stream touch: a time-series store's speed hangs on them.</summary>
internal sealed class Counted(DossierPlan plan, UpdateStream inner) : UpdateStream
{
    private readonly HashSet<long> _series = [];
    private readonly HashSet<long> _days = [];

    public int Series => _series.Count;

    public int Days => _days.Count;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        var taken = inner.Take(updates);

        // One in eight tells enough, and costs the generator little.
        for (var i = 0; i < taken; i += 8)
        {
            _series.Add(LineProtocol.SeriesOf(plan, updates[i]));
            _days.Add(plan.ChangedAt(updates[i]) / 86_400);
        }

        return taken;
    }
}
