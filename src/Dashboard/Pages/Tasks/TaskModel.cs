using Ioc.Dashboard.Tasks;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Pages.Tasks;

/// <summary>What the page of one task is rendered from.</summary>
/// <param name="Plan">The plan in force.</param>
/// <param name="Progress">The task as it stands.</param>
/// <param name="Book">One reading of everything entered.</param>
/// <param name="Today">The local day.</param>
/// <param name="Zone">For the times of entering.</param>
/// <param name="Form">What the form shows.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record TaskModel(
    Plan Plan, TaskProgress Progress, TaskEvidenceBook Book, DateOnly Today, LocalTime Zone, TaskForm Form, IReadOnlyList<IndicatorProblem> Problems)
{
    public PlanTask Task => Progress.Task;

    public IReadOnlyList<TaskEvidenceEntry> History => Book.History(Plan.Code, Task.Id);

    /// <summary>A task that is done once and has evidence is corrected, not entered again.</summary>
    public bool TakesNew => TaskEvidenceRules.IsReportedAgain(Task) || !History.Any(Book.Stands);
}
