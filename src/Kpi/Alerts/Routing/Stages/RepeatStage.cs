using System.Globalization;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>What is open, and nobody acknowledged, is told again after the repeat interval.</summary>
internal static class RepeatStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var receiver in run.Receivers.Where(receiver => receiver.IsDue))
        {
            foreach (var alert in receiver.Alerts)
            {
                if (!alert.IsOpen || alert.IsAcknowledged || alert.State.FlappingSince is not null || receiver.Mentioned.Contains(alert.Fingerprint)
                    || receiver.Told(alert.Fingerprint) is not { Open: true } told || told.Episode != alert.Episode
                    || run.Now - told.At < receiver.Receiver.RepeatInterval)
                {
                    continue;
                }

                // Named by the time before it, so that it is the same repeat whenever it is planned.
                receiver.Tell(ItemForm.Again(run, alert, AlertMessageKind.Repeat, told.At.UtcTicks.ToString(CultureInfo.InvariantCulture)));
                receiver.Put(told with { At = run.Now, FirstAt = told.FirstAt == default ? told.At : told.FirstAt });
            }
        }
    }
}
