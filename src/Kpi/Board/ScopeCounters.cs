using System.Numerics;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// The counters of one scope (the province, an agency, a procedure, or a pair of them): for each channel a table of days for each kind of
/// day, and the stocks of now.
/// </summary>
internal sealed class ScopeCounters : ScopeSums
{
    private static readonly int Stocks = MeasureSlots.Stocks.Length;

    // By channel, then by group: flat, so that an update finds its table in few steps.
    private readonly DayTable[] _tables = new DayTable[ChannelNames.Count * MeasureSlots.GroupCount];

    // By channel, then by stock measure.
    private readonly int[] _now = new int[ChannelNames.Count * Stocks];

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes =>
        32 + 24 + (24 * _tables.Length) + 24 + (sizeof(int) * _now.Length) + _tables.Sum(table => table.Exists ? 24 + table.Bytes : 0);

    /// <summary>Adds what changed in the contribution of a dossier of the channel.</summary>
    public void Apply(ContributionChange change, Channel channel)
    {
        var first = (int)channel * MeasureSlots.GroupCount;
        foreach (ref readonly var run in change.Runs)
        {
            ref var table = ref _tables[first + run.Group];
            if (!table.Exists)
            {
                table = new DayTable(MeasureSlots.CountOf(run.Group));
            }

            table.Add(run.Day, change.SlotsOf(run), change.AmountsOf(run));
        }

        ReplaceNow(change.OldNow, change.NewNow, channel);
    }

    /// <summary>
    /// Fetches, one step at a time, what the next change of a dossier of the channel will need: first the tables, then their latest days. Steps
    /// of several scopes side by side wait for memory together.
    /// </summary>
    /// <returns>Anything; so that the fetch is not optimised away.</returns>
    public int TouchTables(Channel channel) =>
        _tables[(int)channel * MeasureSlots.GroupCount].Exists | _tables[((int)channel * MeasureSlots.GroupCount) + MeasureSlots.StockGroup].Exists ? 1 : 0;

    /// <inheritdoc cref="TouchTables"/>
    public int TouchDays(Channel channel)
    {
        var sum = 0;
        foreach (ref readonly var table in _tables.AsSpan((int)channel * MeasureSlots.GroupCount, MeasureSlots.GroupCount))
        {
            sum += table.Touch();
        }

        return sum;
    }

    /// <summary>Only the stocks of now change.</summary>
    public void ReplaceNow(uint old, uint now, Channel channel)
    {
        for (var changed = old ^ now; changed != 0; changed &= changed - 1)
        {
            var i = BitOperations.TrailingZeroCount(changed);
            _now[((int)channel * Stocks) + i] += (now >> i & 1) != 0 ? 1 : -1;
        }
    }

    public override long Flow(FlowMeasure measure, Channel? channel, Period period) =>
        Sum(MeasureSlots.SlotOf(measure), channel, period.FromDay, period.ToDay);

    public override bool EverHad(FlowMeasure measure, Channel? channel)
    {
        var slot = MeasureSlots.SlotOf(measure);
        for (var i = 0; i < ChannelNames.Count; i++)
        {
            // No day of a flow is below nothing, so one above says it.
            ref readonly var table = ref TableOf(slot, i);
            if (table.Exists && (channel is null || (int)channel == i) && table.FirstDayWith(slot.Index) is not null)
            {
                return true;
            }
        }

        return false;
    }

    public override long StockNow(StockMeasure measure, Channel? channel)
    {
        var index = MeasureSlots.SlotOf(measure).Index;
        long total = 0;
        for (var i = 0; i < ChannelNames.Count; i++)
        {
            total += channel is null || (int)channel == i ? _now[(i * Stocks) + index] : 0;
        }

        return total;
    }

    public override long StockAtEndOf(int day, StockMeasure measure, Channel? channel) =>
        Sum(MeasureSlots.SlotOf(measure), channel, int.MinValue, day);

    /// <summary>The first day with a dossier received, or null.</summary>
    public int? FirstReceivedDay()
    {
        var slot = MeasureSlots.SlotOf(Counts.Received);
        return Enumerable.Range(0, ChannelNames.Count).Min(channel => TableOf(slot, channel) is { Exists: true } table ? table.FirstDayWith(slot.Index) : null);
    }

    public void Write(ImageWriter image)
    {
        for (var i = 0; i < _tables.Length; i++)
        {
            image.Int(_tables[i].Exists ? 1 : 0);
            if (_tables[i].Exists)
            {
                _tables[i].Write(image);
            }
        }

        image.Items<int>(_now);
    }

    public void Read(ImageReader image)
    {
        for (var i = 0; i < _tables.Length; i++)
        {
            if (image.Int() != 0)
            {
                _tables[i] = new DayTable(MeasureSlots.CountOf(i % MeasureSlots.GroupCount));
                _tables[i].Read(image);
            }
        }

        image.Items<int>().CopyTo(_now, 0);
    }

    private long Sum(MeasureSlot slot, Channel? channel, int fromDay, int toDay)
    {
        long total = 0;
        for (var i = 0; i < ChannelNames.Count; i++)
        {
            ref readonly var table = ref TableOf(slot, i);
            total += table.Exists && (channel is null || (int)channel == i) ? table.Sum(slot.Index, fromDay, toDay) : 0;
        }

        return total;
    }

    private ref readonly DayTable TableOf(MeasureSlot slot, int channel) => ref _tables[(channel * MeasureSlots.GroupCount) + slot.Group];
}
