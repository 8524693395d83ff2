namespace Ioc.Kpi.Plans;

/// <summary>How a value is held against the number of a target.</summary>
public enum PlanComparison
{
    /// <summary>`>=`: the number or more.</summary>
    AtLeast,

    /// <summary>`=`: the number is the whole, and all of it is wanted; met from the number on.</summary>
    Whole,

    /// <summary>`&lt;=`: the number or less.</summary>
    AtMost,
}
