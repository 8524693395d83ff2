namespace Ioc.Dashboard.Api.Plans;

/// <summary>The reply of `GET /api/v1/plans/{code}/tasks/{task}`.</summary>
/// <param name="Plan">The code of the plan.</param>
/// <param name="Task">The task and how it stands.</param>
/// <param name="History">Everything that was ever entered about it, the last entry first.</param>
public sealed record TaskAnswer(string Plan, TaskView Task, IReadOnlyList<TaskEvidenceView> History);
