namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What a text of a rule may name between double braces: `{{value}}`.</summary>
public enum AlertPlaceholder
{
    Value,

    /// <summary>What the value was held against, with the mean or the target that the rule compares with already in it.</summary>
    Threshold,

    /// <summary>The name of what the alert is about.</summary>
    Scope,
    Numerator,
    Denominator,

    /// <summary>The name of the KPI; for a measure, its word.</summary>
    Kpi,

    /// <summary>Since when the alert is open, or pending, in local time.</summary>
    Since,
}
