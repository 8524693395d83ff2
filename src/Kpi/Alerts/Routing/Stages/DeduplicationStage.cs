namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Of what a receiver is to know, what it has not been told.</summary>
internal static class DeduplicationStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var receiver in run.Receivers.Where(receiver => receiver.IsDue))
        {
            foreach (var alert in receiver.Alerts)
            {
                var told = receiver.Told(alert.Fingerprint);
                if (alert.IsOpen)
                {
                    TellOpen(run, receiver, alert, told);
                }
                else if (alert.Resolved is null && told is not { Open: true })
                {
                    TellData(run, receiver, alert, told);
                }
            }
        }
    }

    private static void TellOpen(RoutingRun run, ReceiverRun receiver, RoutedAlert alert, AlertTold? told)
    {
        var before = told?.Transition ?? 0;
        var isKnown = told is { Open: true } && told.Episode == alert.Episode;
        var flapping = alert.State.FlappingSince is not null;
        if (isKnown)
        {
            var news = new[]
            {
                flapping ? null : alert.History.Last(AlertChange.Worsened, alert.Episode),
                Latest(alert, AlertChange.BeganFlapping, AlertChange.EndedFlapping, before),
                Latest(alert, AlertChange.LostData, AlertChange.RegainedData, before),
            };
            foreach (var transition in news)
            {
                if (transition is not null && transition.Number > before)
                {
                    Tell(run, receiver, alert, transition, told!);
                }
            }

            return;
        }

        if (told is { Open: true })
        {
            // It knows of an earlier firing. Single changes of a flapping alert are not told; when it is calm, that it stays open.
            var calm = flapping
                ? Latest(alert, AlertChange.BeganFlapping, AlertChange.EndedFlapping, before)
                : Later(alert.History.Last(AlertChange.EndedFlapping), Math.Max(before, alert.Fired?.Number ?? 0));
            if (calm is not null && calm.Number > before)
            {
                Tell(run, receiver, alert, calm, flapping ? told : told with { Episode = alert.Episode });
                return;
            }

            if (flapping)
            {
                return;
            }
        }

        var first = flapping ? Later(alert.History.Last(AlertChange.BeganFlapping), before) ?? alert.Fired : alert.Fired;
        Tell(run, receiver, alert, first, new AlertTold(receiver.Receiver.Name, alert.Fingerprint, alert.Episode, before, true, 0, run.Now, run.Now));
    }

    private static void TellData(RoutingRun run, ReceiverRun receiver, RoutedAlert alert, AlertTold? told)
    {
        var lost = alert.History.Last(AlertChange.LostData)!;
        var before = told?.Transition ?? 0;
        var row = told ?? new AlertTold(receiver.Receiver.Name, alert.Fingerprint, lost.Episode, 0, false, 0, run.Now, run.Now);
        if (alert.State.NoData && lost.Number > before)
        {
            Tell(run, receiver, alert, lost, row);
        }
        else if (!alert.State.NoData && before >= lost.Number && Later(alert.History.Last(AlertChange.RegainedData), Math.Max(before, receiver.ConsideredUntil)) is { } regained)
        {
            Tell(run, receiver, alert, regained, row);
        }
    }

    private static void Tell(RoutingRun run, ReceiverRun receiver, RoutedAlert alert, AlertTransition? transition, AlertTold told)
    {
        receiver.Tell(ItemForm.Change(run, alert, transition, AlertChange.Fired));
        receiver.Put(told with { Transition = Math.Max(told.Transition, alert.History.LastNumber), At = run.Now });
    }

    /// <summary>The later of two changes that undo each other; null where both are news, because then nothing is different.</summary>
    private static AlertTransition? Latest(RoutedAlert alert, AlertChange begins, AlertChange ends, long before)
    {
        var (begun, ended) = (alert.History.Last(begins), alert.History.Last(ends));
        return ended is null || (begun is not null && begun.Number > ended.Number) ? begun : begun is not null && begun.Number > before ? null : ended;
    }

    private static AlertTransition? Later(AlertTransition? transition, long before) => transition is not null && transition.Number > before ? transition : null;
}
