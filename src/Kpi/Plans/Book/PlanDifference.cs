namespace Ioc.Kpi.Plans.Book;

/// <summary>In what two targets differ.</summary>
public enum PlanDifference
{
    /// <summary>Units that cannot be converted into each other; the numbers are then not compared.</summary>
    Unit,
    Number,
    Deadline,

    /// <summary>Another list, another count of it, or only a part of it.</summary>
    Services,

    /// <summary>Only one of them leaves out rare and special services.</summary>
    Exemptions,
}
