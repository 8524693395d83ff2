namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>What happens during announced work is not told.</summary>
internal static class MaintenanceStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var window in run.Table.Maintenance)
        {
            // Asked once for all that is open; only what closed is judged at another moment.
            var isNow = window.Covers(run.Now);
            foreach (var alert in run.Alerts)
            {
                if (alert.Mute is null && (alert.Resolved is null ? isNow : window.Covers(alert.Resolved.At)) && alert.Matches(window.Matchers))
                {
                    alert.MuteBy(AlertMuteKind.Maintenance, window.Name);
                }
            }
        }
    }
}
