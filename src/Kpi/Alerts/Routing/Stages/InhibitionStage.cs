namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Consequences are not told while their cause is open. A cause that is muted itself still is the cause.</summary>
internal static class InhibitionStage
{
    public static void Run(RoutingRun run)
    {
        var by = new Dictionary<RoutedAlert, RoutedAlert>();
        foreach (var rule in run.Table.Inhibitions)
        {
            var causes = new Dictionary<string, List<RoutedAlert>>(StringComparer.Ordinal);
            foreach (var alert in run.Alerts.Where(alert => HasFired(alert) && alert.Matches(rule.Source) && !alert.Matches(rule.Target)))
            {
                var key = EqualKey(rule, alert);
                (causes.TryGetValue(key, out var same) ? same : causes[key] = []).Add(alert);
            }

            if (causes.Count == 0)
            {
                continue;
            }

            foreach (var alert in run.Alerts.Where(alert => !by.ContainsKey(alert) && alert.Matches(rule.Target) && !alert.Matches(rule.Source)))
            {
                if (causes.GetValueOrDefault(EqualKey(rule, alert))?.Find(cause => Overlaps(cause, alert)) is { } cause)
                {
                    by.Add(alert, cause);
                }
            }
        }

        foreach (var (alert, cause) in by)
        {
            if (!LeadsTheCircle(alert, by))
            {
                alert.MuteBy(AlertMuteKind.Inhibition, cause.Id);
            }
        }
    }

    private static bool HasFired(RoutedAlert alert) => alert.IsOpen || alert.Resolved is not null;

    /// <summary>What is open needs a cause that is open; what closed needs one that was open at some time while it was.</summary>
    private static bool Overlaps(RoutedAlert cause, RoutedAlert alert) =>
        alert.Resolved is null ? cause.IsOpen : cause.Since <= alert.Resolved.At && (cause.Resolved is null || cause.Resolved.At >= alert.Since);

    /// <summary>
    /// Where alerts inhibit each other in a circle by several rules, nobody would hear of any of them: the gravest, then the oldest, is told.
    /// </summary>
    private static bool LeadsTheCircle(RoutedAlert alert, Dictionary<RoutedAlert, RoutedAlert> by)
    {
        var seen = new HashSet<RoutedAlert> { alert };
        for (var next = by[alert]; next != alert; next = by[next])
        {
            if (!seen.Add(next) || !by.ContainsKey(next))
            {
                return false;
            }
        }

        return seen.All(other => other == alert || IsBefore(alert, other));
    }

    private static bool IsBefore(RoutedAlert one, RoutedAlert other) =>
        (-(int)one.State.Severity, one.Since, one.Episode).CompareTo((-(int)other.State.Severity, other.Since, other.Episode)) is not 0 and var order
            ? order < 0
            : string.CompareOrdinal(one.Id, other.Id) < 0;

    private static string EqualKey(RoutingInhibition rule, RoutedAlert alert) =>
        rule.Equal.Count == 0 ? "" : string.Join('\n', rule.Equal.Select(name => alert.Value(name)));
}
