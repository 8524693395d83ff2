using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Alerts;

/// <summary>The alerts that screens show now, the gravest first. One keeper writes; any thread may read.</summary>
/// <param name="rules">Which KPI a rule watches.</param>
internal sealed class AlertBook(AlertRuleBook rules)
{
    private volatile IReadOnlyList<OpenAlert> _open = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Open alerts and those without data: by severity, those that nobody has taken on first, muted ones last, then the newest.</summary>
    public IReadOnlyList<OpenAlert> Open
    {
        get => _open;
        set
        {
            _open = [.. value.OrderByDescending(alert => alert.State.Severity).ThenBy(Rank).ThenByDescending(alert => alert.State.PhaseSince).ThenBy(alert => alert.State.Fingerprint.ToString(), StringComparer.Ordinal)];
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <summary>Whether an alert of the KPI is open for the province, or for the agency.</summary>
    public bool IsBreached(string kpi, string? agency = null) => _open.Any(alert =>
        alert.State is { Phase: AlertPhase.Firing, Severity: >= AlertSeverity.Warning } state
        && state.Fingerprint.Scope is { Kind: AlertScopeKind.Province or AlertScopeKind.Agency } scope && scope.Key == (agency ?? "")
        && rules.Now.Find(state.Fingerprint.Rule)?.Watch.Kpi == kpi);

    /// <summary>Ends when the alerts change after it was asked for.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    private static int Rank(OpenAlert alert) => SceneAlerts.StateOf(alert) switch { "firing" => 0, "acknowledged" => 1, "no-data" => 2, _ => 3 };
}
