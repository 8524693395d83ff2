using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// Sums over a list of rows, for one channel (or all) and one period; every measure in one pass. For pairs that have too few dossiers to
/// keep counters. Used again for the next pair; answers only what <see cref="Begin"/> was given.
/// </summary>
internal sealed class RowSums : ScopeSums
{
    private readonly long[] _flows = new long[Contribution.Values.Length];
    private readonly long[] _flowsEver = new long[Contribution.Values.Length];
    private readonly long[] _now = new long[Contribution.Days.Length];
    private readonly long[] _atEnd = new long[Contribution.Days.Length];
    private Channel? _channel;
    private Period _period;
    private MeasureSet _measures = MeasureSet.All;

    /// <summary>Begins with nothing.</summary>
    /// <param name="measures">Which ones will be asked for.</param>
    public void Begin(Channel? channel, Period period, MeasureSet measures)
    {
        _measures = measures;
        _channel = channel;
        _period = period;
        Array.Clear(_flows);
        Array.Clear(_flowsEver);
        Array.Clear(_now);
        Array.Clear(_atEnd);
    }

    /// <summary>Whether a dossier of the channel is asked for at all.</summary>
    public bool Takes(Channel channel) => _channel is not { } only || channel == only;

    /// <summary>Of a dossier whose channel it <see cref="Takes"/>.</summary>
    public void Add(in Contribution contribution)
    {
        for (var group = 0; group < MeasureSlots.StockGroup; group++)
        {
            AddFlows(contribution, group);
        }

        foreach (var i in _measures.Stocks)
        {
            var (from, until) = (contribution.StockFrom[i], contribution.StockUntil[i]);
            _now[i] += contribution.InNow >> i & 1;
            _atEnd[i] += from != Contribution.NoDay && from <= _period.ToDay && (until == Contribution.NoDay || until > _period.ToDay) ? 1 : 0;
        }
    }

    public override long Flow(FlowMeasure measure, Channel? channel, Period period) => _flows[At(measure)];

    public override bool EverHad(FlowMeasure measure, Channel? channel) => _flowsEver[At(measure)] > 0;

    public override long StockNow(StockMeasure measure, Channel? channel) => _now[MeasureSlots.SlotOf(measure).Index];

    public override long StockAtEndOf(int day, StockMeasure measure, Channel? channel) => _atEnd[MeasureSlots.SlotOf(measure).Index];

    private void AddFlows(in Contribution contribution, int group)
    {
        var day = contribution.FlowDays[group];
        if (day == Contribution.NoDay)
        {
            return;
        }

        var within = day >= _period.FromDay && day <= _period.ToDay;
        var at = group * Contribution.Values.GroupLength;
        var flows = contribution.FlowsOf(group);
        foreach (var slot in _measures.Flows[group])
        {
            _flowsEver[at + slot] += flows[slot];
            _flows[at + slot] += within ? flows[slot] : 0;
        }
    }

    private static int At(FlowMeasure measure)
    {
        var slot = MeasureSlots.SlotOf(measure);
        return (slot.Group * Contribution.Values.GroupLength) + slot.Index;
    }
}
