using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.States;

/// <content>The state that a step ends with.</content>
internal sealed partial class AlertMove
{
    public AlertStep End(AlertRule rule, in AlertSample sample, LocalTime zone)
    {
        var worded = _transitions is not null || _noData || _phase is AlertPhase.Firing or AlertPhase.Pending;
        return End(
            rule.Severity,
            rule.Owner,
            rule.Labels,
            worded ? Worded(rule.Annotations, sample, zone) : _before.Wording,
            keepsHours: rule.At.Count > 0);
    }

    public AlertStep End() => End(_before.Severity, _before.Owner, _before.Labels, _before.Wording, keepsHours: false);

    /// <param name="keepsHours">When it was last judged matters after a restart.</param>
    private AlertStep End(
        AlertSeverity severity, string owner, IReadOnlyDictionary<string, string> labels, AlertWording wording, bool keepsHours)
    {
        var mustBeStored = _transitions is not null || HasMoved() || severity != _before.Severity || owner != _before.Owner
            || !SameLabels(labels, _before.Labels) || (keepsHours && ValueAt != _before.ValueAt);
        var isOpen = _phase is AlertPhase.Firing or AlertPhase.Pending;
        if (!mustBeStored && _value.Equals(_before.Value) && _threshold.Equals(_before.Threshold)
            && (isOpen ? ValueAt == _before.ValueAt : !(_before.ValueAt > _now)) && wording.Equals(_before.Wording))
        {
            return new AlertStep(_before, AlertStep.Nothing, false);
        }

        var state = new AlertState
        {
            Fingerprint = _before.Fingerprint,
            Phase = _phase,
            PhaseSince = _phaseSince,
            Episode = _episode,
            FiringSince = _firingSince,
            ClearSince = _clearSince,
            Value = _value,
            ValueAt = ValueAt,
            Worst = _worst,
            Threshold = _threshold,
            NoDataSince = _noDataSince,
            NoData = _noData,
            FlappingSince = _flappingSince,
            Crossings = _crossings,
            Severity = severity,
            Owner = owner,
            Labels = labels,
            Mute = _before.Mute,
            Wording = wording,
        };
        return new AlertStep(state, _transitions ?? AlertStep.Nothing, mustBeStored);
    }

    private AlertWording Worded(AlertAnnotations annotations, in AlertSample sample, LocalTime zone)
    {
        if (ReferenceEquals(annotations, AlertAnnotations.None))
        {
            return AlertWording.None;
        }

        var since = _phase is AlertPhase.Firing or AlertPhase.Resolved ? _firingSince ?? _phaseSince : _phaseSince;
        var filling = new AlertFilling(
            annotations, _before.Fingerprint.Scope, _value, _threshold, sample.Numerator, sample.Denominator, sample.ScopeName, sample.KpiName, since, zone);
        return _before.Wording.IsOf(filling) ? _before.Wording : new AlertWording(filling);
    }

    private bool HasMoved() =>
        _phase != _before.Phase || _phaseSince != _before.PhaseSince || _firingSince != _before.FiringSince || _clearSince != _before.ClearSince
        || _worst != _before.Worst || _noDataSince != _before.NoDataSince || _noData != _before.NoData || _flappingSince != _before.FlappingSince
        || !ReferenceEquals(_crossings, _before.Crossings);

    /// <summary>Whether two sets of labels say the same.</summary>
    public static bool SameLabels(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.All(label => other.GetValueOrDefault(label.Key) == label.Value));

    private DateTimeOffset NotAhead(DateTimeOffset time) => time > _now ? _now : time;

    private DateTimeOffset? NotAhead(DateTimeOffset? time) => time > _now ? _now : time;

    /// <summary>Crossings that lie ahead of a clock that was set back: of a flapping alert they were just now, otherwise they are forgotten.</summary>
    private IReadOnlyList<DateTimeOffset> Behind(IReadOnlyList<DateTimeOffset> crossings) =>
        _flappingSince is not null ? [.. crossings.Select(NotAhead)] : [.. crossings.Where(crossing => crossing <= _now)];
}
