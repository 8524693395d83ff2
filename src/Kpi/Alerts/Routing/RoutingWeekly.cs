namespace Ioc.Kpi.Alerts.Routing;

/// <summary>The same time of day on some days of each week.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">Time of day since midnight, less than a day.</param>
/// <param name="Until">Exclusive, at most a day (`24:00`); not later than <paramref name="From"/> means on the next day.</param>
public sealed record RoutingWeekly(IReadOnlyList<DayOfWeek> Days, TimeSpan From, TimeSpan Until)
{
    internal bool Covers(DateTime local) => Until > From
        ? Days.Contains(local.DayOfWeek) && local.TimeOfDay >= From && local.TimeOfDay < Until
        : (Days.Contains(local.DayOfWeek) && local.TimeOfDay >= From) || (Days.Contains(local.AddDays(-1).DayOfWeek) && local.TimeOfDay < Until);
}
