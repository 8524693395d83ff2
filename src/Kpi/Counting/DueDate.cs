namespace Ioc.Kpi.Counting;

/// <summary>Which due date counts when it was moved.</summary>
public enum DueDate
{
    Current,
    Original,
}
