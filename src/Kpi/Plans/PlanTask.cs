namespace Ioc.Kpi.Plans;

/// <summary>Something that a plan wants done.</summary>
/// <param name="Lead">Who does it; empty where the plan names nobody.</param>
/// <param name="Support">Who helps.</param>
/// <param name="Due">Null where the plan names no date.</param>
/// <param name="ReportedDone">The document itself says that it is done.</param>
/// <param name="Basis">The documents that it rests on.</param>
/// <param name="Refines">The task of the parent plan that it carries out.</param>
/// <param name="Reference">The place in the document.</param>
public sealed record PlanTask(
    string Id,
    string Section,
    string Title,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Support,
    PlanCadence Cadence,
    PlanDue? Due,
    string Phase,
    bool ReportedDone,
    IReadOnlyList<string> Basis,
    PlanReference? Refines,
    string Reference);
