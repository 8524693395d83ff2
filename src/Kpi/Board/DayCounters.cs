using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>The counters of one scope and one channel: cells by kind and day, and the stocks of now.</summary>
internal sealed class DayCounters(CellStore[] stores)
{
    private readonly DayCells?[] _groups = new DayCells?[MeasureSlots.GroupCount];

    /// <summary>How many dossiers are in each stock measure now.</summary>
    public int[] Now { get; } = new int[MeasureSlots.Stocks.Length];

    /// <summary>The counters of a kind on a day; a day that has none yet gets them.</summary>
    public Span<int> At(int group, int day) => (_groups[group] ??= new DayCells(stores[group])).At(day);

    /// <summary>Adds up one slot over the days, both included.</summary>
    public long Sum(MeasureSlot slot, int fromDay, int toDay) => _groups[slot.Group]?.Sum(slot.Index, fromDay, toDay) ?? 0;

    /// <summary>The first day with a dossier received, or null.</summary>
    public int? FirstReceivedDay()
    {
        var slot = MeasureSlots.SlotOf(Counts.Received);
        return _groups[slot.Group]?.FirstDayWith(slot.Index);
    }
}
