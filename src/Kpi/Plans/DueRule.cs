namespace Ioc.Kpi.Plans;

/// <summary>What a plan says about the date of a task.</summary>
public enum DueRule
{
    /// <summary>Before the date: the day before is the last one.</summary>
    Before,

    /// <summary>On the date, which is the last day.</summary>
    On,

    /// <summary>Within a month; the date is its last day.</summary>
    WithinMonth,

    /// <summary>Within the year; the date is its last day.</summary>
    WithinYear,

    /// <summary>From one day to another, both included.</summary>
    Range,
}
