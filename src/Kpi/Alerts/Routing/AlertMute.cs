namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Why nobody is told of an open alert now. It is shown all the same, as muted.</summary>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Episode">Which firing of it.</param>
/// <param name="Kind">What mutes it: the first of the stages that does.</param>
/// <param name="Detail">The fingerprint of the inhibiting alert, the id of the silence, the name of the maintenance window, or the hours (`working-hours`).</param>
public sealed record AlertMute(AlertFingerprint Fingerprint, long Episode, AlertMuteKind Kind, string Detail);
