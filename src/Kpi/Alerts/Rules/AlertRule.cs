namespace Ioc.Kpi.Alerts.Rules;

/// <summary>One rule as its file says it (docs/alerts.md). Immutable; any thread may read.</summary>
public sealed record AlertRule
{
    private static readonly Dictionary<string, string> NoLabels = [];

    /// <value>The identity of the rule: its alerts keep their state while this stays, whatever else changes.</value>
    public required string Uid { get; init; }

    /// <value>`alert`: the name that people see.</value>
    public required string Name { get; init; }

    /// <value>The name of the file that it stands in; empty before it is in force.</value>
    public string File { get; init; } = "";

    /// <value>The line that it begins on; 0 before it is in force.</value>
    public long Line { get; init; }

    /// <value>The group that the rule stands in.</value>
    public string Group { get; init; } = "";

    /// <value>`kpi` or `measure`.</value>
    public required AlertWatch Watch { get; init; }

    /// <value>What each alert of the rule is about.</value>
    public AlertScopeKind Scope { get; init; } = AlertScopeKind.Province;

    /// <value>The only scope of that kind that is watched (`agency:H49.12`); empty for all.</value>
    public string ScopeKey { get; init; } = "";

    /// <value>The period of the KPI.</value>
    public AlertPeriod Period { get; init; } = AlertPeriod.Day;

    /// <value>What the value is compared with.</value>
    public AlertCompareWith CompareWith { get; init; } = AlertCompareWith.Fixed;

    public AlertComparison Comparison { get; init; } = AlertComparison.Greater;

    /// <value>The number from which on the condition holds; a distance where <see cref="CompareWith"/> is not fixed.</value>
    public required double Threshold { get; init; }

    /// <value>The number that the value must come back over before the alert may close; null for the threshold itself.</value>
    public double? Clear { get; init; }

    /// <value>How long the condition must hold before the alert opens.</value>
    public TimeSpan For { get; init; }

    /// <value>How long the value must be clear before the alert closes. Default one minute.</value>
    public TimeSpan KeepFiringFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <value>By how much an open alert must have become worse to be told again; null for never.</value>
    public double? WorseBy { get; init; }

    public AlertNoData NoData { get; init; } = AlertNoData.Default;

    /// <value>The smallest denominator (for a median, count) that is judged; 0 for any.</value>
    public double MinimumSample { get; init; }

    /// <value>`calendar`: when the rule is evaluated.</value>
    public AlertHours Hours { get; init; } = AlertHours.Always;

    /// <value>The local times of day at which it is evaluated, ascending; empty for all the time.</value>
    public IReadOnlyList<TimeOnly> At { get; init; } = [];

    /// <value>The weekdays on which it is evaluated at these times; empty for every day.</value>
    public IReadOnlyList<DayOfWeek> On { get; init; } = [];

    /// <value>Label `severity`.</value>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <value>Label `owner`: a receiver of the routing file; empty where the routing decides.</value>
    public string Owner { get; init; } = "";

    /// <value>The other labels.</value>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = NoLabels;

    public AlertAnnotations Annotations { get; init; } = AlertAnnotations.None;
}
