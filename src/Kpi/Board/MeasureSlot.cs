namespace Ioc.Kpi.Board;

/// <summary>Where a measure is counted: the kind of cell and the place in it.</summary>
/// <param name="Group">A <see cref="Definitions.FlowDay"/>, or <see cref="MeasureSlots.StockGroup"/>.</param>
/// <param name="Index">The place within the cell.</param>
internal readonly record struct MeasureSlot(int Group, int Index);
