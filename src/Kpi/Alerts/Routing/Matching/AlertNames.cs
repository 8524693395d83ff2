namespace Ioc.Kpi.Alerts.Routing.Matching;

/// <summary>What matchers can ask of an alert.</summary>
public static class AlertNames
{
    /// <summary>The value under a name (<see cref="AlertMatcher.Name"/>); empty where the alert has none. What the alert is cannot be hidden by a label.</summary>
    public static string Value(AlertState state, string name) => name switch
    {
        "rule" => state.Fingerprint.Rule,
        "scope" => state.Fingerprint.Scope.ToString(),
        "kind" => Word(state.Fingerprint.Scope.Kind),
        "severity" => Word(state.Severity),
        "owner" => state.Owner,
        _ => state.Labels.GetValueOrDefault(name, ""),
    };

    /// <summary>`critical`, `warning`, `info`.</summary>
    public static string Word(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "critical",
        AlertSeverity.Warning => "warning",
        _ => "info",
    };

    private static string Word(AlertScopeKind kind) => kind switch
    {
        AlertScopeKind.Province => "province",
        AlertScopeKind.Agency => "agency",
        AlertScopeKind.Source => "source",
        AlertScopeKind.Target => "target",
        _ => "service",
    };
}
