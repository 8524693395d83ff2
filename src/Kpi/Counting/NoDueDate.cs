namespace Ioc.Kpi.Counting;

/// <summary>What a finished dossier without a due date counts as.</summary>
public enum NoDueDate
{
    Undetermined,
    OnTime,
}
