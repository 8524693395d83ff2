namespace Ioc.Kpi.Plans.Tasks;

/// <summary>How a task of a plan stands.</summary>
public enum TaskState
{
    /// <summary>Evidence says so, or the document itself.</summary>
    Done,

    /// <summary>Not done, and its last day is not past.</summary>
    Due,

    /// <summary>Not done although its last day is past, or a report is missing.</summary>
    Overdue,

    /// <summary>Done again and again; its last report is recent, or it has none and no day by which it would be late.</summary>
    Recurring,

    /// <summary>Not done, and the plan names no day.</summary>
    NoDate,
}
