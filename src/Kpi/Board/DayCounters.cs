using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>The counters of one scope and one channel: numbers by kind and day, and the stocks of now.</summary>
internal sealed class DayCounters
{
    private readonly DayTable?[] _groups = new DayTable?[MeasureSlots.GroupCount];

    /// <summary>How many dossiers are in each stock measure now.</summary>
    public int[] Now { get; } = new int[MeasureSlots.Stocks.Length];

    /// <summary>Bytes held, this object and its tables included.</summary>
    public long Bytes => 32 + 24 + (8 * _groups.Length) + 24 + (4 * Now.Length) + _groups.Sum(table => table is null ? 0 : 48 + 24 + table.Bytes);

    /// <summary>The numbers of a kind of day (<see cref="MeasureSlot.Group"/>).</summary>
    public DayTable Table(int group) => _groups[group] ??= new DayTable(MeasureSlots.CountOf(group));

    /// <summary>Adds up one slot over the days, both included.</summary>
    public long Sum(MeasureSlot slot, int fromDay, int toDay) => _groups[slot.Group]?.Sum(slot.Index, fromDay, toDay) ?? 0;

    /// <summary>The first day with a dossier received, or null.</summary>
    public int? FirstReceivedDay()
    {
        var slot = MeasureSlots.SlotOf(Counts.Received);
        return _groups[slot.Group]?.FirstDayWith(slot.Index);
    }
}
