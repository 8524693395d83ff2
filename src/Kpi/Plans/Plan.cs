namespace Ioc.Kpi.Plans;

/// <summary>A plan of one year as its file says it. Immutable; any thread may read.</summary>
/// <param name="Code">The name of the plan everywhere, and of its file.</param>
/// <param name="Year">The year in which all its dates lie. The plan of another year is another file.</param>
/// <param name="Example">Shows how a plan is written; in force nowhere unless a deployment names it.</param>
/// <param name="Parent">The code of the plan that this one refines; null for none.</param>
public sealed record Plan(
    string Code,
    string Name,
    PlanLevel Level,
    int Year,
    bool Example,
    string? Parent,
    PlanPlace Place,
    PlanDocument Document,
    IReadOnlyList<PlanPhase> Phases,
    IReadOnlyList<PlanSection> Sections,
    IReadOnlyList<PlanTarget> Targets,
    IReadOnlyList<PlanTask> Tasks,
    IReadOnlyList<PlanReport> Reports,
    IReadOnlyList<PlanRemark> Remarks)
{
    public DateOnly FirstDay => new(Year, 1, 1);

    public DateOnly LastDay => new(Year, 12, 31);

    public PlanTarget? FindTarget(string id) => Targets.FirstOrDefault(target => target.Id == id);

    public PlanTask? FindTask(string id) => Tasks.FirstOrDefault(task => task.Id == id);

    /// <summary>The remarks about one item.</summary>
    public IEnumerable<PlanRemark> RemarksAbout(string id) => Remarks.Where(remark => remark.About.Contains(id));
}
