namespace Ioc.Kpi.Plans.Progress;

/// <summary>A rate with the numbers that it is made of, over the period that counts for the target.</summary>
/// <param name="Days">The days with dossiers, in any order; a day that is not listed has none. Days beyond today or the deadline are left out.</param>
public sealed record RateReading(DateOnly From, IReadOnlyList<DayRatio> Days) : TargetReading(From)
{
    /// <summary>What counts since <see cref="TargetReading.From"/>, but before the first day that <see cref="Days"/> covers.</summary>
    public long NumeratorBefore { get; init; }

    public long DenominatorBefore { get; init; }

    /// <summary>The first day that <see cref="Days"/> covers; null when that is <see cref="TargetReading.From"/>.</summary>
    public DateOnly? DaysFrom { get; init; }
}
