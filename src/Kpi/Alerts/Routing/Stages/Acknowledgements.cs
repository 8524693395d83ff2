namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Which firings somebody has taken on, and what of them that person had seen.</summary>
internal sealed class Acknowledgements
{
    private readonly Dictionary<(AlertFingerprint Fingerprint, long Episode), long> _seen = [];

    public Acknowledgements(IEnumerable<AlertAct> acts)
    {
        foreach (var act in acts.Where(act => act.Kind == AlertActKind.Acknowledged))
        {
            var key = (act.Fingerprint, act.Episode);
            _seen[key] = Math.Max(_seen.GetValueOrDefault(key), act.Transition);
        }
    }

    public void Mark(IEnumerable<RoutedAlert> alerts)
    {
        if (_seen.Count == 0)
        {
            return;
        }

        foreach (var alert in alerts.Where(alert => alert.IsOpen))
        {
            if (!_seen.TryGetValue((alert.Fingerprint, alert.Episode), out var seen))
            {
                continue;
            }

            var worse = alert.History.Last(AlertChange.Worsened, alert.Episode);
            alert.IsAcknowledged = worse is null || worse.Number <= seen;
            alert.EscalatesFrom = alert.IsAcknowledged ? null : alert.History.FirstAfter(AlertChange.Worsened, alert.Episode, seen)!.At;
        }
    }
}
