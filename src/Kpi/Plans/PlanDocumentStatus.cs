namespace Ioc.Kpi.Plans;

/// <summary>Whether the document of a plan is in force.</summary>
public enum PlanDocumentStatus
{
    Issued,
    Draft,
}
