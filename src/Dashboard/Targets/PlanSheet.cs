using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Dashboard.Targets;

/// <summary>A plan with its targets and tasks as they stand.</summary>
public sealed record PlanSheet(Plan Plan, bool Active, IReadOnlyList<TargetRow> Targets, PlanTaskBook Tasks)
{
    /// <returns>Null for an id that no task of the plan has.</returns>
    public TaskProgress? Find(string task) => Tasks.Tasks.FirstOrDefault(progress => progress.Task.Id == task);
}
