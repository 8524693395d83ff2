using Ioc.Dashboard.Targets;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>A plan in `GET /api/v1/plans`.</summary>
/// <param name="Level">`central`, `province` or `commune`.</param>
/// <param name="Status">`issued` or `draft`.</param>
/// <param name="Shown">Whether the screens show it (`Ioc:Plans:Active`).</param>
/// <param name="Outdated">Its file of now was refused, and an earlier one is in force.</param>
/// <param name="Targets">How many targets stand how, by status.</param>
/// <param name="Tasks">How many tasks stand how, by state.</param>
public sealed record PlanSummary(
    string Code, string Name, string Level, int Year, bool Example, string? Parent, string Issuer, string? Number, DateOnly? Date, string Status,
    bool Shown, bool Outdated, IReadOnlyDictionary<string, int> Targets, IReadOnlyDictionary<string, int> Tasks)
{
    internal static PlanSummary Of(PlanSheet sheet, TargetSheet all)
    {
        var (plan, document) = (sheet.Plan, sheet.Plan.Document);
        return new PlanSummary(
            plan.Code, plan.Name, PlanWords.Of(plan.Level), plan.Year, plan.Example, plan.Parent, document.Issuer, document.Number, document.Date,
            PlanWords.Of(document.Status), sheet.Active, all.Snapshot.Outdated.Contains(plan.Code),
            sheet.Targets.CountBy(row => ApiWords.Of(row.Progress.Status)).ToDictionary(),
            sheet.Tasks.Tasks.CountBy(task => ApiWords.Of(task.State)).ToDictionary());
    }
}
