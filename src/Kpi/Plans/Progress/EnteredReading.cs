namespace Ioc.Kpi.Plans.Progress;

/// <summary>A level that people enter or a catalogue holds, such as services provided or databases in use.</summary>
/// <param name="From">The first day of the work: the level is taken to have been 0 before it where one entry is all there is.</param>
/// <param name="Entries">In any order; of two for a day the later one in the list counts.</param>
public sealed record EnteredReading(DateOnly From, IReadOnlyList<DayValue> Entries) : TargetReading(From);
