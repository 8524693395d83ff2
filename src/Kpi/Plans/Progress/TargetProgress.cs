using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>How a target stands on a day: the value, the projection to the deadline, and what is needed from now on. Immutable.</summary>
/// <param name="Expired">The deadline is past: the value is frozen as it was then, and there is no projection and no need.</param>
/// <param name="Value">In the target's unit, up to today or the deadline; null without data.</param>
/// <param name="Annualised">
/// Data begins later than the twelve months that count: the projection, and after the deadline the value, are stretched to a year.
/// </param>
/// <param name="WorkingDaysLeft">From today, included, to the deadline, included; 0 after it.</param>
/// <param name="Reach">How many services reach the number each; null for other targets, and where the services are not known.</param>
public sealed record TargetProgress(
    PlanTarget Target,
    TargetStatus Status,
    bool Expired,
    double? Value,
    bool Annualised,
    TargetProjection? Projection,
    TargetNeed? Need,
    int WorkingDaysLeft,
    ServiceReach? Reach = null)
{
    /// <summary>What is missing, in the target's unit; negative when there is more than the target wants. Null without data or number.</summary>
    public double? Gap => Target.Value - Value;

    /// <summary>The value satisfies the target now, but the projection does not.</summary>
    public bool Slipping => Status == TargetStatus.Met && !Expired && Projection is { } projection && !Target.IsReachedBy(projection.Value);

    /// <summary>The number of the target lies inside the interval of the projection: it may go either way. Null without an interval.</summary>
    public bool? Uncertain => Projection is { Low: { } low, High: { } high } && Target.Value is { } wanted ? low <= wanted && wanted <= high : null;

    /// <param name="reading">Null when nothing is known of the KPI.</param>
    /// <param name="today">The local day of now.</param>
    public static TargetProgress Of(PlanTarget target, TargetReading? reading, DateOnly today, WorkingCalendar calendar)
    {
        var expired = today > target.Deadline;
        var last = Math.Min(today.DayNumber, target.Deadline.DayNumber);
        var left = expired ? 0 : WorkingDays.Between(calendar, last, target.Deadline.DayNumber);
        if (target.Value is null || reading is null || reading.From.DayNumber > last)
        {
            return new TargetProgress(target, TargetStatus.NoData, expired, null, false, null, null, left);
        }

        return reading switch
        {
            CountReading count => OfCount(target, new CountProjection(target, count, last, calendar), expired, left),
            RateReading rate => OfRate(target, new RateProjection(target, rate, last, calendar), expired, left),
            EnteredReading entered => OfEntered(target, new EnteredProjection(target, entered, last, calendar), expired, left),
            _ => throw new ArgumentException($"No progress is defined for {reading.GetType().Name}.", nameof(reading)),
        };
    }

    private static TargetProgress OfCount(PlanTarget target, CountProjection count, bool expired, int left)
    {
        if (expired)
        {
            return After(target, count.YearValue) with { Annualised = count.Annualised, Reach = count.Reach(null) };
        }

        // A count that must not be exceeded is safe only when the year is over.
        var projection = count.Project();
        var met = target.Comparison != PlanComparison.AtMost && target.IsReachedBy(count.Value);
        return Before(target, count.Value, met, projection, count.Need(), left) with { Annualised = count.Annualised, Reach = count.Reach(projection) };
    }

    private static TargetProgress OfRate(PlanTarget target, RateProjection rate, bool expired, int left) =>
        rate.Value is not { } value ? new TargetProgress(target, TargetStatus.NoData, expired, null, false, null, null, left)
        : expired ? After(target, value)
        : Before(target, value, target.IsReachedBy(value), rate.Project(), rate.Need(), left);

    private static TargetProgress OfEntered(PlanTarget target, EnteredProjection entered, bool expired, int left) =>
        entered.Value is not { } value ? new TargetProgress(target, TargetStatus.NoData, expired, null, false, null, null, left)
        : expired ? After(target, value)
        : Before(target, value, target.IsReachedBy(value), entered.Project(), entered.Need(), left);

    private static TargetProgress Before(PlanTarget target, double value, bool met, TargetProjection? projection, TargetNeed need, int left)
    {
        var status = met ? TargetStatus.Met
            : projection is null ? TargetStatus.NoData
            : target.IsReachedBy(projection.Value) ? TargetStatus.OnCourse
            : TargetStatus.Behind;
        return new TargetProgress(target, status, false, value, false, projection, need, left);
    }

    private static TargetProgress After(PlanTarget target, double value) =>
        new(target, target.IsReachedBy(value) ? TargetStatus.Met : TargetStatus.Missed, true, value, false, null, null, 0);
}
