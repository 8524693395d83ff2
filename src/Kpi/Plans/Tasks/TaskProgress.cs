namespace Ioc.Kpi.Plans.Tasks;

/// <summary>How one task stands on a day.</summary>
/// <param name="LastDay">The last day to do it in time: of a task that is reported again and again, the next one. Null without one.</param>
/// <param name="Counts">It is among the due ones of plan-tasks-on-time (K27).</param>
/// <param name="InTime">It was done by its day, or its last report is in time; of interest only when it counts.</param>
public sealed record TaskProgress(PlanTask Task, TaskState State, DateOnly? LastDay, bool Counts, bool InTime, TaskEvidence? Evidence);
