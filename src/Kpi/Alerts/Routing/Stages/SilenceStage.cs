using System.Globalization;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>What somebody silenced is not told.</summary>
internal static class SilenceStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var silence in run.Input.Silences.OrderBy(silence => silence.Id))
        {
            if (run.MatchersOf(silence) is not { } matchers)
            {
                continue;
            }

            foreach (var alert in run.Alerts)
            {
                var at = alert.JudgedAt(run.Now);
                if (alert.Mute is null && silence.From <= at && at < silence.Until && alert.Matches(matchers))
                {
                    alert.MuteBy(AlertMuteKind.Silence, silence.Id.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }
}
