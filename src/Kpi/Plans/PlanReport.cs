namespace Ioc.Kpi.Plans;

/// <summary>A duty to report (kpis.md, "Reporting duties"). When it is due next: `ReportCalendar`.</summary>
/// <param name="BeforeDay">The day of the month before which a monthly report has to be there; null where the plan names none.</param>
/// <param name="Before">The date before which a report that is given once has to be there.</param>
/// <param name="Task">The task of the plan that is this duty; null where it is not listed as one.</param>
/// <param name="Reference">The place in the document.</param>
public sealed record PlanReport(
    string Id,
    IReadOnlyList<string> Who,
    string What,
    IReadOnlyList<string> To,
    PlanCadence Cadence,
    int? BeforeDay,
    DateOnly? Before,
    string? Task,
    string Reference);
