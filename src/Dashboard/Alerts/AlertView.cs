namespace Ioc.Dashboard.Alerts;

/// <summary>An alert in `GET /api/v1/alerts` and on pages. Times are local with offset.</summary>
/// <param name="Id">The fingerprint: `overdue-high@agency:H49.12`.</param>
/// <param name="Rule">The uid of its rule.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Severity">`info`, `warning` or `critical`.</param>
/// <param name="State">`firing`, `acknowledged`, `muted`, `no-data`, `pending`, `resolved` or `inactive`.</param>
/// <param name="Episode">Which firing this is.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">How it is known.</param>
/// <param name="Action">What to do.</param>
/// <param name="Owner">A receiver; empty where the routing decides.</param>
/// <param name="Unit">Of value, threshold and worst: `percent`, `dossiers`, `hours`, `seconds`, `intervals`, `working-days` and others; empty for a plain number.</param>
/// <param name="Since">Since when it is in this state.</param>
/// <param name="Mute">Why nobody is told; null where nothing mutes it.</param>
/// <param name="Told">Who was told of this firing, the newest first.</param>
public sealed record AlertView(
    string Id,
    string Rule,
    AlertScopeView Scope,
    string Severity,
    string State,
    long Episode,
    string Summary,
    string Description,
    string Action,
    string Owner,
    string Unit,
    double? Value,
    DateTimeOffset? ValueAt,
    double? Threshold,
    double? Worst,
    DateTimeOffset Since,
    DateTimeOffset? FlappingSince,
    AlertMuteView? Mute,
    AlertActView? Acknowledged,
    AlertActView? Assigned,
    IReadOnlyList<AlertToldView> Told);
