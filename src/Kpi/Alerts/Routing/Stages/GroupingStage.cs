namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>One message per receiver and interval: who was told a moment ago is passed over, and told everything together when the interval ends.</summary>
internal static class GroupingStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var receiver in run.Receivers)
        {
            // A clock that was set back by more than the interval does not keep anybody waiting until it has caught up.
            receiver.IsDue = receiver.Memory?.LastMessageAt is not { } last || (run.Now - last).Duration() >= receiver.Receiver.GroupInterval;
        }
    }
}
