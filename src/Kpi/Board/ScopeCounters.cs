using System.Numerics;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>The counters of one scope (the province, an agency, a procedure, or a pair of them), by channel and day.</summary>
internal sealed class ScopeCounters
{
    private readonly DayCounters?[] _channels = new DayCounters?[ChannelNames.Count];

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes => 24 + 24 + (8 * _channels.Length) + _channels.Sum(counters => counters?.Bytes ?? 0);

    /// <summary>Adds what changed in the contribution of a dossier of the channel.</summary>
    public void Apply(ContributionChange change, Channel channel)
    {
        var counters = _channels[(int)channel] ??= new DayCounters();
        foreach (ref readonly var run in change.Runs)
        {
            counters.Table(run.Group).Add(run.Day, change.SlotsOf(run), change.AmountsOf(run));
        }

        ReplaceNow(counters, change.OldNow, change.NewNow);
    }

    /// <summary>Only the stocks of now change.</summary>
    public void ReplaceNow(uint old, uint now, Channel channel) => ReplaceNow(_channels[(int)channel] ??= new DayCounters(), old, now);

    public long Flow(FlowMeasure measure, Channel? channel, int fromDay, int toDay) =>
        Sum(MeasureSlots.SlotOf(measure), channel, fromDay, toDay);

    /// <summary>How many are in the state now.</summary>
    public long StockNow(StockMeasure measure, Channel? channel)
    {
        var index = MeasureSlots.SlotOf(measure).Index;
        long total = 0;
        for (var i = 0; i < _channels.Length; i++)
        {
            total += channel is null || (int)channel == i ? _channels[i]?.Now[index] ?? 0 : 0;
        }

        return total;
    }

    /// <summary>How many were in the state at the end of a past day.</summary>
    public long StockAtEndOf(int day, StockMeasure measure, Channel? channel) =>
        Sum(MeasureSlots.SlotOf(measure), channel, int.MinValue, day);

    public int? FirstReceivedDay() => _channels.Min(counters => counters?.FirstReceivedDay());

    private long Sum(MeasureSlot slot, Channel? channel, int fromDay, int toDay)
    {
        long total = 0;
        for (var i = 0; i < _channels.Length; i++)
        {
            total += channel is null || (int)channel == i ? _channels[i]?.Sum(slot, fromDay, toDay) ?? 0 : 0;
        }

        return total;
    }

    private static void ReplaceNow(DayCounters counters, uint old, uint now)
    {
        for (var changed = old ^ now; changed != 0; changed &= changed - 1)
        {
            var i = BitOperations.TrailingZeroCount(changed);
            counters.Now[i] += (now >> i & 1) != 0 ? 1 : -1;
        }
    }
}
