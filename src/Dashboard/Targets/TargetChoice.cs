using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Targets;

/// <summary>
/// Which targets a wall shows: of the plans shown, this year's before those of earlier years, those that run before the expired, the gravest
/// first. They stand together by plan and deadline, as many as there is room for.
/// </summary>
/// <param name="Groups">Each with its plan and deadline; the group of the gravest target first.</param>
/// <param name="Rest">Targets that found no room.</param>
internal sealed record TargetChoice(
    IReadOnlyList<(Plan Plan, DateOnly Deadline, IReadOnlyList<TargetProgress> Targets)> Groups, IReadOnlyList<TargetProgress> Rest)
{
    /// <param name="room">In lines.</param>
    /// <param name="headingCost">How many lines the heading of a group takes.</param>
    public static TargetChoice Of(TargetSheet sheet, DateOnly today, double room, double headingCost)
    {
        var ordered = sheet.Plans.Where(plan => plan.Active)
            .SelectMany(plan => plan.Targets.Select(row => (plan.Plan, row.Progress)))
            .OrderBy(one => one.Plan.Year != today.Year)
            .ThenByDescending(one => one.Plan.Year == today.Year ? 0 : one.Plan.Year)
            .ThenBy(one => one.Progress.Expired)
            .ThenBy(one => GravityOf(one.Progress))
            .ThenBy(one => Math.Abs(one.Progress.Target.Deadline.DayNumber - today.DayNumber))
            .ThenBy(one => one.Plan.Level)
            .ThenBy(one => one.Plan.Code, StringComparer.Ordinal)
            .ToList();
        var groups = new List<(Plan Plan, DateOnly Deadline, List<TargetProgress> Targets)>();
        var rest = new List<TargetProgress>();
        foreach (var (plan, progress) in ordered)
        {
            var at = groups.FindIndex(group => group.Plan == plan && group.Deadline == progress.Target.Deadline);
            var cost = at < 0 ? 1 + headingCost : 1;
            if (rest.Count > 0 || cost > room)
            {
                rest.Add(progress);
                continue;
            }

            room -= cost;
            if (at < 0)
            {
                groups.Add((plan, progress.Target.Deadline, [progress]));
            }
            else
            {
                groups[at].Targets.Add(progress);
            }
        }

        return new TargetChoice([.. groups.Select(group => (group.Plan, group.Deadline, (IReadOnlyList<TargetProgress>)group.Targets))], rest);
    }

    private static int GravityOf(TargetProgress progress) => progress.Status switch
    {
        TargetStatus.Missed => 0,
        TargetStatus.Behind => 1,
        TargetStatus.Met when progress.Slipping => 2,
        TargetStatus.OnCourse => 3,
        TargetStatus.Met => 4,
        _ => 5,
    };
}
