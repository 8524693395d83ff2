using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// The sums of one scope's counters for one channel (or all) and one period. The first measure of a kind of day that is asked for adds up all of
/// that kind, row by row as they stand in memory: a question for every KPI passes over each table once. Used again for the next question; answers
/// only what <see cref="Begin"/> was given.
/// </summary>
internal sealed class CounterSums : ScopeSums
{
    private readonly long[][] _sums = [.. Enumerable.Range(0, MeasureSlots.GroupCount).Select(group => new long[MeasureSlots.CountOf(group)])];
    private readonly bool[] _isSummed = new bool[MeasureSlots.GroupCount];
    private ScopeCounters _counters = new();
    private Channel? _channel;
    private Period _period;

    public CounterSums Begin(ScopeCounters counters, Channel? channel, Period period)
    {
        (_counters, _channel, _period) = (counters, channel, period);
        Array.Clear(_isSummed);
        return this;
    }

    public override long Flow(FlowMeasure measure, Channel? channel, Period period) => Sum(MeasureSlots.SlotOf(measure), _period.FromDay);

    public override bool EverHad(FlowMeasure measure, Channel? channel) => _counters.EverHad(measure, channel);

    public override long StockNow(StockMeasure measure, Channel? channel) => _counters.StockNow(measure, channel);

    public override long StockAtEndOf(int day, StockMeasure measure, Channel? channel) => Sum(MeasureSlots.SlotOf(measure), int.MinValue);

    private long Sum(MeasureSlot slot, int fromDay)
    {
        if (!_isSummed[slot.Group])
        {
            _isSummed[slot.Group] = true;
            _counters.Sum(slot.Group, _channel, fromDay, _period.ToDay, _sums[slot.Group]);
        }

        return _sums[slot.Group][slot.Index];
    }
}
