using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Finds the routes of each alert and which of them may tell at this hour; an alert all of whose routes are outside their hours is muted.</summary>
internal static class CalendarStage
{
    public static void Run(RoutingRun run)
    {
        var (isDay, isHour) = AtWork(run.Now, run.Table.Zone, run.Input.Calendar);
        run.IsWithin = hours => hours switch
        {
            RoutingHours.WorkingDays => isDay,
            RoutingHours.WorkingHours => isHour,
            _ => true,
        };
        foreach (var alert in run.Alerts)
        {
            FindRoutes(run, alert);
            if (alert.Mute is null && alert.Routes.Exists(Tells) && !alert.Routes.Exists(route => Tells(route) && route.IsWithinHours))
            {
                var onlyDays = alert.Routes.TrueForAll(route => !Tells(route) || route.Route.Hours == RoutingHours.WorkingDays);
                alert.MuteBy(AlertMuteKind.Calendar, onlyDays ? "working-days" : "working-hours");
            }
        }
    }

    /// <summary>Whether the receiver has routes for the alert and all of them are outside their hours.</summary>
    public static bool Keeps(RoutingRun run, RoutedAlert alert, string receiver)
    {
        FindRoutes(run, alert);
        var own = alert.Routes.FindAll(route => route.Route.Receivers.Contains(receiver) || route.Route.Escalation.Any(level => level.Receiver == receiver));
        return own.Count > 0 && own.TrueForAll(route => !route.IsWithinHours);
    }

    private static bool Tells((RoutingRoute Route, bool IsWithinHours) route) => route.Route.Receivers.Count > 0;

    private static (bool IsDay, bool IsHour) AtWork(DateTimeOffset now, TimeZoneInfo zone, WorkingCalendar calendar)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        var isDay = calendar.IsWorkingDay(DateOnly.FromDateTime(local).DayNumber);
        return (isDay, isDay && calendar.Hours.Spells.Any(spell => spell.From <= time && time < spell.Until));
    }

    private static void FindRoutes(RoutingRun run, RoutedAlert alert)
    {
        foreach (var route in run.Table.RoutesOf(alert.State, alert.Value("scope")))
        {
            alert.Routes.Add((route, alert.State.Severity == AlertSeverity.Critical || run.IsWithin(route.Hours)));
        }
    }
}
