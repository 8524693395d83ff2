namespace Ioc.Kpi.Plans.Progress;

/// <summary>Dossiers received on the services of a target's list.</summary>
/// <param name="Days">The days with dossiers, in any order; a day that is not listed has none. Days beyond today or the deadline are left out.</param>
/// <param name="Services">How many services the list has, without the exempt ones.</param>
public sealed record CountReading(DateOnly From, IReadOnlyList<DayCount> Days, int Services) : TargetReading(From)
{
    /// <summary>The first of the twelve months that count for a target: they end with its deadline.</summary>
    public static DateOnly FirstDayOf(PlanTarget target) => target.Deadline.AddYears(-1).AddDays(1);

    /// <summary>Dossiers since <see cref="TargetReading.From"/>, but before the first day that <see cref="Days"/> covers.</summary>
    public long Before { get; init; }

    /// <summary>The first day that <see cref="Days"/> covers; null when that is <see cref="TargetReading.From"/>.</summary>
    public DateOnly? DaysFrom { get; init; }

    /// <summary>Dossiers of each service up to today or the deadline, for the reading `reach`; null where they are not known.</summary>
    public IReadOnlyList<long>? PerService { get; init; }
}
