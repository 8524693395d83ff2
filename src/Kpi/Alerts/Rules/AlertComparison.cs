namespace Ioc.Kpi.Alerts.Rules;

/// <summary>How a value is held against the threshold of a rule: `>`, `>=`, `&lt;`, `&lt;=`, `==`.</summary>
public enum AlertComparison
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Equal,
}
