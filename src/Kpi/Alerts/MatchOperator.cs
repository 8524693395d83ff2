namespace Ioc.Kpi.Alerts;

/// <summary>How a matcher compares, as in Prometheus: `=`, `!=`, `=~`, `!~` (regular expressions match the whole value).</summary>
public enum MatchOperator
{
    Equal,
    NotEqual,
    Matches,
    MatchesNot,
}
