namespace Ioc.Kpi.Plans.Progress;

/// <summary>How a target stands (semantics.md, "Targets in time").</summary>
public enum TargetStatus
{
    /// <summary>Nothing that could be held against the target.</summary>
    NoData,

    /// <summary>Before the deadline: the value satisfies the target. After it: the value up to the deadline did.</summary>
    Met,

    /// <summary>Before the deadline: not yet, but the projection satisfies the target.</summary>
    OnCourse,

    /// <summary>Before the deadline: the projection does not satisfy the target.</summary>
    Behind,

    /// <summary>After the deadline: the value up to it did not satisfy the target.</summary>
    Missed,
}
