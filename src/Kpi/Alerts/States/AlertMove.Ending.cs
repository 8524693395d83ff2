using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.States;

/// <content>The state that a step ends with.</content>
internal sealed partial class AlertMove
{
    public AlertStep End(AlertRule rule, in AlertSample sample, LocalTime zone)
    {
        var worded = _transitions is not null || _noData || _phase is AlertPhase.Firing or AlertPhase.Pending;
        var wording = worded ? AlertFilling.Of(rule.Annotations, Seen(), sample, zone) : _before.Wording;
        return End(
            rule.Severity,
            rule.Owner,
            rule.Labels,
            wording == _before.Wording ? _before.Wording : wording,
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
        if (!mustBeStored && _value.Equals(_before.Value) && _threshold.Equals(_before.Threshold) && ReferenceEquals(wording, _before.Wording)
            && (isOpen ? ValueAt == _before.ValueAt : !(_before.ValueAt > _now)))
        {
            return new AlertStep(_before, Nothing, false);
        }

        var state = Seen() with { Severity = severity, Owner = owner, Labels = labels, Wording = wording };
        return new AlertStep(state, _transitions ?? Nothing, mustBeStored);
    }

    private AlertState Seen() => new()
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
        Mute = _before.Mute,
    };

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
