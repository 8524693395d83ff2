namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Gives each unmuted alert to the receivers of its routes, to its owner, and to those to whom it has escalated.</summary>
internal static class RoutingStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var alert in run.Alerts.Where(alert => alert.Mute is null))
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (route, isWithinHours) in alert.Routes)
            {
                if (isWithinHours)
                {
                    names.UnionWith(route.Receivers);
                }
            }

            if (alert.State.Owner.Length > 0)
            {
                names.Add(alert.State.Owner);
            }

            foreach (var name in names)
            {
                // An owner that is no receiver of the file is told by the routes alone.
                run.ByName.GetValueOrDefault(name)?.Alerts.Add(alert);
            }
        }

        foreach (var receiver in run.Receivers)
        {
            var routed = receiver.Alerts.ToHashSet();
            foreach (var told in receiver.Believed.Where(told => told.Level > 0))
            {
                if (run.ByFingerprint.TryGetValue(told.Fingerprint, out var alert) && alert.Episode == told.Episode && alert.Mute is null
                    && routed.Add(alert))
                {
                    receiver.Alerts.Add(alert);
                }
            }
        }
    }
}
