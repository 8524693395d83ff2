namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What a value is compared with. The thresholds of a rule that does not compare with a fixed number are distances from what it compares with.</summary>
public enum AlertCompareWith
{
    /// <summary>The numbers of the rule themselves.</summary>
    Fixed,

    /// <summary>The number that a plan wants: the value is then the projection of the KPI to the target's deadline.</summary>
    TargetProjection,

    /// <summary>The mean at the same time of the same weekday of the last four weeks.</summary>
    WeekdayMean,
}
