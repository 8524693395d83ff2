using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>A task and how it stands.</summary>
/// <param name="State">`done`, `due`, `overdue`, `recurring` or `no-date`.</param>
/// <param name="LastDay">The last day to do it in time; null without one.</param>
/// <param name="DoneOn">The day on which it was done, or last reported; null while it is not.</param>
/// <param name="InTime">Whether it was done, or last reported, by its day; null where it is neither done nor past its day.</param>
/// <param name="Evidence">Where the evidence is to be found; null where nothing was reported.</param>
public sealed record TaskView(
    string Id, string Section, string Title, IReadOnlyList<string> Lead, IReadOnlyList<string> Support, string Cadence, DateOnly? LastDay, string State,
    DateOnly? DoneOn, bool? InTime, string? Evidence, string Reference)
{
    internal static TaskView Of(TaskProgress progress)
    {
        var task = progress.Task;
        return new TaskView(
            task.Id, task.Section, task.Title, task.Lead, task.Support, PlanWords.Of(task.Cadence), progress.LastDay, ApiWords.Of(progress.State),
            progress.Evidence?.DoneOn ?? progress.Evidence?.LastReport, progress.Counts || progress.State == TaskState.Done ? progress.InTime : null,
            progress.Evidence?.Source, task.Reference);
    }
}
