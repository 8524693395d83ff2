namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>What nobody acknowledged in time goes to the next level.</summary>
internal static class EscalationStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var alert in run.Alerts.Where(alert => alert.IsOpen && alert.Mute is null && !alert.IsAcknowledged))
        {
            foreach (var (route, isWithinHours) in alert.Routes)
            {
                if (isWithinHours && route.Escalation.Count > 0 && FirstTold(run, alert, route) is { } told)
                {
                    Escalate(run, alert, route, alert.EscalatesFrom > told ? alert.EscalatesFrom.Value : told);
                }
            }
        }
    }

    /// <summary>When the first of the route's receivers was told of this firing.</summary>
    private static DateTimeOffset? FirstTold(RoutingRun run, RoutedAlert alert, RoutingRoute route) => route.Receivers
        .Select(name => run.Input.Memory.FindTold(name, alert.Fingerprint))
        .Where(told => told is { Open: true } && told.Episode == alert.Episode)
        .Min(told => (DateTimeOffset?)(told!.FirstAt == default ? told.At : told.FirstAt));

    private static void Escalate(RoutingRun run, RoutedAlert alert, RoutingRoute route, DateTimeOffset from)
    {
        // From the highest level down, so that who stands on several is told once.
        for (var level = route.Escalation.Count; level > 0; level--)
        {
            var (after, name) = route.Escalation[level - 1];
            var receiver = run.ByName[name];
            if (run.Now - from < after || !receiver.IsDue || receiver.Mentioned.Contains(alert.Fingerprint))
            {
                continue;
            }

            var told = receiver.Told(alert.Fingerprint);
            var isKnown = told is { Open: true } && told.Episode == alert.Episode;
            if (isKnown ? told!.Level < level : told is not { Open: true } || alert.State.FlappingSince is null)
            {
                receiver.Tell(ItemForm.Again(run, alert, AlertMessageKind.Escalation, $"level {level}"));
                receiver.Put(new AlertTold(
                    name, alert.Fingerprint, alert.Episode, Math.Max(told?.Transition ?? 0, alert.History.LastNumber), true, level, run.Now,
                    isKnown ? told!.FirstAt : run.Now));
            }
        }
    }
}
