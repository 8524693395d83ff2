namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>
/// Who was told that an alert opened is told that it closed, and nobody else. Only the calendar keeps that back: the other mutes say that an
/// alert is no news, and the end of one that was told is.
/// </summary>
internal static class ResolveStage
{
    public static void Run(RoutingRun run)
    {
        foreach (var receiver in run.Receivers.Where(receiver => receiver.IsDue))
        {
            foreach (var told in receiver.Believed)
            {
                TellOwed(run, receiver, told);
            }

            foreach (var alert in receiver.Alerts.Where(alert => alert.Resolved is not null))
            {
                TellBoth(run, receiver, alert);
            }
        }
    }

    private static void TellOwed(RoutingRun run, ReceiverRun receiver, AlertTold told)
    {
        var history = run.HistoryOf(told.Fingerprint);
        var state = run.StateOf(told.Fingerprint, history);
        var resolved = history.EndOf(told.Episode);
        if (run.IsOpen(told) || StaysOpen(receiver, told))
        {
            return;
        }

        // Whoever hears of the next firing in this message hears of the end of this one as well.
        var isReplaced = receiver.HearsOfLater(told);
        if (!isReplaced && state.FlappingSince is not null && resolved is not { Reason.Length: > 0 })
        {
            return;
        }

        var alert = new RoutedAlert(
            state, history,
            history.Last(AlertChange.Fired, told.Episode) ?? Forgotten(told, AlertChange.Fired, told.FirstAt),
            resolved ?? Forgotten(told, AlertChange.Resolved, state.PhaseSince));
        if (!isReplaced && CalendarStage.Keeps(run, alert, receiver.Receiver.Name))
        {
            return;
        }

        receiver.Tell(ItemForm.Change(run, alert, alert.Resolved, AlertChange.Resolved));
        receiver.Put(told with { Episode = alert.Resolved!.Episode, Open = false, Transition = Math.Max(told.Transition, alert.Resolved.Number), At = run.Now });
    }

    /// <summary>It was told in this message that a flapping alert is calm and open; the firing that it knew of goes on.</summary>
    private static bool StaysOpen(ReceiverRun receiver, AlertTold told) => receiver.Items.Exists(item =>
        item.Item.Fingerprint == told.Fingerprint && item.Item.Change == AlertChange.EndedFlapping);

    /// <summary>What opened and closed within one interval is told once, as both. What was muted when it was considered is told as neither.</summary>
    private static void TellBoth(RoutingRun run, ReceiverRun receiver, RoutedAlert alert)
    {
        var told = receiver.Told(alert.Fingerprint);
        if (alert.Fired!.Number <= receiver.ConsideredUntil || told?.Episode >= alert.Episode || alert.State.FlappingSince is not null
            || alert.History.WasFlapping(alert.Fired.Number))
        {
            return;
        }

        var end = alert.History.EndOf(alert.Episode)!;
        receiver.Tell(ItemForm.Change(run, alert, alert.Fired, AlertChange.Fired));
        receiver.Tell(ItemForm.Change(run, alert, end, AlertChange.Resolved));
        receiver.Put(new AlertTold(receiver.Receiver.Name, alert.Fingerprint, end.Episode, end.Number, false, 0, run.Now, run.Now));
    }

    /// <summary>Stands for a transition that the store has let go.</summary>
    private static AlertTransition Forgotten(AlertTold told, AlertChange change, DateTimeOffset at) =>
        new(told.Transition, told.Fingerprint, told.Episode, change, AlertPhase.Firing, AlertPhase.Resolved, at, null);
}
