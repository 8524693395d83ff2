using Ioc.Kpi.Alerts.Routing.Matching;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>One firing, or one loss of data, on its way through the stages.</summary>
internal sealed class RoutedAlert(AlertState state, AlertHistory history, AlertTransition? fired, AlertTransition? resolved)
{
    private readonly string _scope = state.Fingerprint.Scope.ToString();
    private string? _id;

    public AlertState State => state;

    public AlertFingerprint Fingerprint => state.Fingerprint;

    public AlertHistory History => history;

    /// <summary>Orders alerts, and is the same on every machine.</summary>
    public string Id => _id ??= $"{state.Fingerprint.Rule}@{_scope}";

    public long Episode => fired?.Episode ?? state.Episode;

    /// <summary>True while the firing lasts.</summary>
    public bool IsOpen => resolved is null && state.Phase == AlertPhase.Firing;

    /// <summary>Null where the store has let it go, or nothing fired.</summary>
    public AlertTransition? Fired => fired;

    /// <summary>Null while it is open.</summary>
    public AlertTransition? Resolved => resolved;

    public DateTimeOffset Since => fired?.At ?? state.FiringSince ?? state.PhaseSince;

    /// <summary>What keeps it from being told; the first stage that finds something decides.</summary>
    public AlertMute? Mute { get; private set; }

    /// <summary>The routes that match, with whether each is within its hours; set by the calendar.</summary>
    public List<(RoutingRoute Route, bool IsWithinHours)> Routes { get; } = [];

    /// <summary>Somebody has taken it on and it has not become worse since.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>Escalation does not run from before this: it became worse after somebody had taken it on.</summary>
    public DateTimeOffset? EscalatesFrom { get; set; }

    /// <summary>When silences and windows are asked about: now, or for a closed one the moment at which it closed.</summary>
    public DateTimeOffset JudgedAt(DateTimeOffset now) => resolved?.At ?? now;

    public bool Matches(MatcherSet matchers) => matchers.Holds(state, _scope);

    /// <summary>The value under a name that matchers can ask for.</summary>
    public string Value(string name) => name == "scope" ? _scope : AlertNames.Value(state, name);

    public void MuteBy(AlertMuteKind kind, string detail) => Mute ??= new AlertMute(Fingerprint, Episode, kind, detail);
}
