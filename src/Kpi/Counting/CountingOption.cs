namespace Ioc.Kpi.Counting;

/// <summary>The options of <see cref="CountingRules"/>, by the names of its properties.</summary>
public enum CountingOption
{
    OnTimeGranularity,
    NoDueDate,
    UnknownChannel,
    Withdrawn,
    FullyOnline,
    DueSoon,
    Due,
}
