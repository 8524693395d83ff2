using System.Numerics;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>The counters of one scope (the province, an agency, a procedure, or a pair of them), by channel and day.</summary>
internal sealed class ScopeCounters(CellStore[] stores)
{
    private readonly DayCounters?[] _channels = new DayCounters?[ChannelNames.Count];

    /// <summary>Replaces one contribution by another of the same channel; either may be the contribution of no dossier.</summary>
    public void Replace(in Contribution old, in Contribution now, Channel channel)
    {
        var counters = _channels[(int)channel] ??= new DayCounters(stores);
        for (var group = 0; group < MeasureSlots.StockGroup; group++)
        {
            ReplaceFlows(counters, group, old, now);
        }

        for (var slot = 0; slot < MeasureSlots.Stocks.Length; slot++)
        {
            Move(counters, slot, old.StockFrom[slot], now.StockFrom[slot], 1);
            Move(counters, slot, old.StockUntil[slot], now.StockUntil[slot], -1);
        }

        ReplaceNow(counters, old.InNow, now.InNow);
    }

    /// <summary>Only the stocks of now change.</summary>
    public void ReplaceNow(uint old, uint now, Channel channel) => ReplaceNow(_channels[(int)channel]!, old, now);

    public long Flow(FlowMeasure measure, Channel? channel, int fromDay, int toDay)
    {
        var slot = MeasureSlots.SlotOf(measure);
        return Over(channel, counters => counters.Sum(slot, fromDay, toDay));
    }

    /// <summary>How many are in the state now.</summary>
    public long StockNow(StockMeasure measure, Channel? channel)
    {
        var index = MeasureSlots.SlotOf(measure).Index;
        return Over(channel, counters => counters.Now[index]);
    }

    /// <summary>How many were in the state at the end of a past day.</summary>
    public long StockAtEndOf(int day, StockMeasure measure, Channel? channel) =>
        Over(channel, counters => counters.Sum(MeasureSlots.SlotOf(measure), int.MinValue, day));

    public int? FirstReceivedDay() => _channels.Min(counters => counters?.FirstReceivedDay());

    private long Over(Channel? channel, Func<DayCounters, long> sum)
    {
        if (channel is { } one)
        {
            return _channels[(int)one] is { } counters ? sum(counters) : 0;
        }

        long total = 0;
        foreach (var counters in _channels)
        {
            total += counters is null ? 0 : sum(counters);
        }

        return total;
    }

    private static void ReplaceFlows(DayCounters counters, int group, in Contribution old, in Contribution now)
    {
        var (oldDay, nowDay) = (old.FlowDays[group], now.FlowDays[group]);
        if (oldDay != nowDay)
        {
            AddFlows(counters, group, old, -1);
            AddFlows(counters, group, now, 1);
            return;
        }

        var before = old.FlowsOf(group);
        var after = now.FlowsOf(group);
        if (oldDay != Contribution.NoDay && !before.SequenceEqual(after))
        {
            var cell = counters.At(group, oldDay);
            for (var slot = 0; slot < cell.Length; slot++)
            {
                cell[slot] += after[slot] - before[slot];
            }
        }
    }

    private static void AddFlows(DayCounters counters, int group, in Contribution contribution, int sign)
    {
        if (contribution.FlowDays[group] is var day && day == Contribution.NoDay)
        {
            return;
        }

        var flows = contribution.FlowsOf(group);
        var cell = counters.At(group, day);
        for (var slot = 0; slot < cell.Length; slot++)
        {
            cell[slot] += sign * flows[slot];
        }
    }

    private static void Move(DayCounters counters, int slot, int oldDay, int nowDay, int amount)
    {
        if (oldDay == nowDay)
        {
            return;
        }

        if (oldDay != Contribution.NoDay)
        {
            counters.At(MeasureSlots.StockGroup, oldDay)[slot] -= amount;
        }

        if (nowDay != Contribution.NoDay)
        {
            counters.At(MeasureSlots.StockGroup, nowDay)[slot] += amount;
        }
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
