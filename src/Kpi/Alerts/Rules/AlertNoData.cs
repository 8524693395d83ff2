namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What missing data mean to a rule. They never fire and never resolve its alert.</summary>
/// <param name="For">How long data may be missing before the alert is shown as "no data".</param>
/// <param name="Tell">Whether somebody is then told.</param>
public sealed record AlertNoData(TimeSpan For, bool Tell)
{
    /// <summary>Ten minutes, and nobody is told: the stalled source has an alert of its own.</summary>
    public static readonly AlertNoData Default = new(TimeSpan.FromMinutes(10), false);
}
