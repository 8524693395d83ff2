using System.Globalization;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Makes the items of messages.</summary>
internal static class ItemForm
{
    /// <param name="transition">What happened; null where the store has let it go.</param>
    /// <param name="otherwise">What happened then.</param>
    public static DraftItem Change(RoutingRun run, RoutedAlert alert, AlertTransition? transition, AlertChange otherwise)
    {
        var change = transition?.Change ?? otherwise;
        var number = transition?.Number ?? 0;
        var value = alert.IsOpen ? alert.State.Value : transition?.Value ?? alert.State.Value;
        return Draft(run, alert, AlertMessageKind.Change, change, number, value, transition?.At ?? alert.Since, $"{change}:{alert.Id}:{Text(alert.Episode)}:{Text(number)}");
    }

    /// <summary>An open alert once more, for a repeat or an escalation.</summary>
    /// <param name="slot">What tells this time from the other times.</param>
    public static DraftItem Again(RoutingRun run, RoutedAlert alert, AlertMessageKind kind, string slot) => Draft(
        run, alert, kind, AlertChange.Fired, alert.Fired?.Number ?? 0, alert.State.Value, alert.Since, $"{kind}:{alert.Id}:{Text(alert.Episode)}:{slot}");

    private static DraftItem Draft(
        RoutingRun run, RoutedAlert alert, AlertMessageKind kind, AlertChange change, long number, double? value, DateTimeOffset at, string token)
    {
        var rule = run.Input.RuleOf(alert.Fingerprint.Rule);
        return new(
            kind,
            new AlertItem(
                alert.Fingerprint, alert.Episode, number, change, alert.State.Severity, alert.State.Wording, value, alert.State.Threshold,
                rule?.Watch.Kpi ?? "", alert.Since, at, AlertUnits.Of(rule)),
            alert.Id,
            alert.Resolved is not null || change == AlertChange.Resolved,
            token);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
