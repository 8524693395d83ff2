using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.States;

/// <summary>One step of one alert while it is taken: the parts of the state that move, and what happened. Times that lie ahead are brought back to now.</summary>
internal sealed partial class AlertMove
{
    private readonly AlertState _before;
    private readonly DateTimeOffset _now;
    private List<AlertTransition>? _transitions;
    private AlertPhase _phase;
    private DateTimeOffset _phaseSince;
    private long _episode;
    private DateTimeOffset? _firingSince;
    private DateTimeOffset? _clearSince;
    private double? _value;
    private double? _worst;
    private double? _threshold;
    private DateTimeOffset? _noDataSince;
    private bool _noData;
    private DateTimeOffset? _flappingSince;
    private IReadOnlyList<DateTimeOffset> _crossings;

    public AlertMove(AlertState before, DateTimeOffset now)
    {
        (_before, _now) = (before, now.ToUniversalTime());
        (_phase, _phaseSince, _episode) = (before.Phase, NotAhead(before.PhaseSince), before.Episode);
        (_firingSince, _clearSince) = (NotAhead(before.FiringSince), NotAhead(before.ClearSince));
        (_value, ValueAt, _worst, _threshold) = (before.Value, NotAhead(before.ValueAt), before.Worst, before.Threshold);
        (_noDataSince, _noData) = (NotAhead(before.NoDataSince), before.NoData);
        _flappingSince = NotAhead(before.FlappingSince);
        _crossings = before.Crossings.Count > 0 && before.Crossings[^1] > _now ? Behind(before.Crossings) : before.Crossings;
    }

    /// <summary>When the value was last judged, or first noted.</summary>
    public DateTimeOffset? ValueAt { get; private set; }

    public void Miss(TimeSpan patience)
    {
        _noDataSince ??= _now;
        if (!_noData && _now - _noDataSince >= patience)
        {
            _noData = true;
            Tell(AlertChange.LostData, _phase);
        }
    }

    /// <summary>What was waited for without data does not count for `for` and `keepFiringFor`.</summary>
    public void HaveData(string reason = "")
    {
        if (_noDataSince is not { } since)
        {
            return;
        }

        _clearSince += _now - since;
        _phaseSince += _phase == AlertPhase.Pending ? _now - since : TimeSpan.Zero;
        _noDataSince = null;
        if (_noData)
        {
            _noData = false;
            Tell(AlertChange.RegainedData, _phase, reason);
        }
    }

    public void CalmDown(string? reason = null)
    {
        if (_flappingSince is not null && (reason is not null || _crossings.Count == 0 || _now - _crossings[^1] > AlertMachine.FlapWindow))
        {
            (_flappingSince, _crossings) = (null, []);
            Tell(AlertChange.EndedFlapping, _phase, reason ?? "");
        }
    }

    public void NoteFirst(double? value)
    {
        if (ValueAt is null && value is not null)
        {
            (_value, ValueAt) = (value, _now);
        }
    }

    /// <summary>Nothing is judged: an open alert stays open, and what was waited for begins anew.</summary>
    public void Hold()
    {
        _clearSince = null;
        if (_phase == AlertPhase.Pending)
        {
            MoveTo(AlertPhase.Inactive, AlertChange.BecameInactive, AlertMachine.NotJudged);
        }
    }

    public void Judge(AlertRule rule, double value, double reference)
    {
        var threshold = rule.Threshold + reference;
        (_value, ValueAt, _threshold) = (value, _now, threshold);
        var breaches = rule.Comparison.Holds(value, threshold);
        var clears = !breaches && !rule.Comparison.Holds(value, (rule.Clear ?? rule.Threshold) + reference);
        switch (_phase)
        {
            case AlertPhase.Firing:
                JudgeOpen(rule, value, breaches, clears);
                break;
            case AlertPhase.Pending when !breaches:
                CeasePending();
                break;
            case AlertPhase.Pending:
                HoldOn(rule.For);
                break;
            default:
                Begin(rule, breaches);
                break;
        }
    }

    public void Close(string reason)
    {
        HaveData(reason);
        CalmDown(reason);
        (_clearSince, _worst) = (null, null);
        if (_phase == AlertPhase.Firing)
        {
            MoveTo(AlertPhase.Resolved, AlertChange.Resolved, reason);
        }
        else if (_phase == AlertPhase.Pending)
        {
            MoveTo(AlertPhase.Inactive, AlertChange.BecameInactive, reason);
        }
    }

    private void Begin(AlertRule rule, bool breaches)
    {
        if (!breaches)
        {
            return;
        }

        if (rule.For <= TimeSpan.Zero || rule.At.Count > 0)
        {
            Fire();
        }
        else
        {
            MoveTo(AlertPhase.Pending, AlertChange.BecamePending);
        }

        Cross();
    }

    private void HoldOn(TimeSpan length)
    {
        if (_clearSince is not null)
        {
            (_clearSince, _phaseSince) = (null, _now);
            Cross();
        }

        if (_now - _phaseSince >= length)
        {
            Fire();
        }
    }

    /// <summary>A flapping alert stays pending, and its `for` begins anew with each crossing: its single changes are not worth a row each.</summary>
    private void CeasePending()
    {
        if (_clearSince is null)
        {
            Cross();
        }

        if (_flappingSince is null)
        {
            _clearSince = null;
            MoveTo(AlertPhase.Inactive, AlertChange.BecameInactive);
        }
        else
        {
            _clearSince ??= _now;
        }
    }

    private void JudgeOpen(AlertRule rule, double value, bool breaches, bool clears)
    {
        if (clears)
        {
            if (_clearSince is null)
            {
                _clearSince = _now;
                Cross();
            }

            var calm = rule.At.Count > 0 ? TimeSpan.Zero : rule.KeepFiringFor > AlertMachine.LeastCalm ? rule.KeepFiringFor : AlertMachine.LeastCalm;
            if (_flappingSince is null && _now - _clearSince >= calm)
            {
                (_clearSince, _worst) = (null, null);
                MoveTo(AlertPhase.Resolved, AlertChange.Resolved);
            }

            return;
        }

        if (_clearSince is not null)
        {
            _clearSince = null;
            Cross();
        }

        if (breaches && rule.WorseBy is { } step && (value - (_worst ?? value)) * rule.Comparison.WorseWay() >= step)
        {
            _worst = value;
            Tell(AlertChange.Worsened, _phase);
        }
    }

    private void Fire()
    {
        _episode++;
        (_firingSince, _worst, _clearSince) = (_now, _value, null);
        MoveTo(AlertPhase.Firing, AlertChange.Fired);
    }

    private void MoveTo(AlertPhase phase, AlertChange change, string reason = "")
    {
        var from = _phase;
        (_phase, _phaseSince) = (phase, _now);
        Tell(change, from, reason);
    }

    private void Cross()
    {
        _crossings = [.. _crossings.Skip(_crossings.Count - AlertMachine.FlapCrossings + 1), _now];
        if (_flappingSince is null && _crossings.Count == AlertMachine.FlapCrossings && _now - _crossings[0] <= AlertMachine.FlapWindow)
        {
            _flappingSince = _now;
            Tell(AlertChange.BeganFlapping, _phase);
        }
    }

    private void Tell(AlertChange change, AlertPhase from, string reason = "")
    {
        var value = _noDataSince is null && reason.Length == 0 ? _value : null;
        (_transitions ??= []).Add(new AlertTransition(0, _before.Fingerprint, _episode, change, from, _phase, _now, value, reason));
    }
}
