using System.Text.Json;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>Tasks of plans in words.</summary>
internal static class TaskWords
{
    /// <summary>How it stands; of one that is done, whether by its day.</summary>
    public static string State(TaskProgress task, Texts texts) =>
        texts["plans.task-state." + ApiWords.Of(task.State)]
        + (task is { State: TaskState.Done, InTime: false, LastDay: not null } ? " · " + texts["tasks.late"] : "");

    public static string Shape(TaskState state) => state switch
    {
        TaskState.Done => "met",
        TaskState.Overdue => "missed",
        TaskState.Due or TaskState.Recurring => "on-course",
        _ => "no-data",
    };

    /// <summary>Who leads it, its deadline, and the article of the plan.</summary>
    public static string About(TaskProgress task, Texts texts) => string.Join(" · ", new[]
    {
        string.Join(", ", task.Task.Lead),
        task.LastDay is { } day ? $"{texts["plans.deadline"]} {TargetWords.Day(day)}" : null,
        task.Evidence?.DoneOn is { } done ? texts["plans.done-on"].Replace("{day}", TargetWords.Day(done), StringComparison.Ordinal) : null,
        task.Evidence?.Source,
        texts["plans.article"].Replace("{reference}", task.Task.Reference, StringComparison.Ordinal),
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>What is wrong and what is legal, beside the field.</summary>
    public static string Problem(IndicatorProblem problem, Texts texts)
    {
        var fault = JsonNamingPolicy.KebabCaseLower.ConvertName(problem.Fault.ToString());
        var text = texts.Find("tasks.fault." + fault) ?? texts["indicators.fault." + fault];
        return text.Replace("{most}", NumberWords.Of(TaskEvidenceRules.MaxDocument), StringComparison.Ordinal);
    }
}
