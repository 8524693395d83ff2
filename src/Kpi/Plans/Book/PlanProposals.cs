using Ioc.Kpi.Plans.Files;

namespace Ioc.Kpi.Plans.Book;

/// <summary>
/// What plans say of each other, checked against the plans as they are proposed: as just read or, where a file was refused, as they were
/// before. A plan whose file was refused and that was never in force cannot be looked at; what others say of it is then taken as right, so that
/// one wrong file does not take others with it.
/// </summary>
internal sealed class PlanProposals(IReadOnlyDictionary<string, PlanReading> readings, PlanSnapshot before)
{
    public List<PlanProblem> Check(Plan plan)
    {
        var problems = new PlanProblems($"{plan.Code}.json");
        CheckParent(plan, problems);
        foreach (var (target, index) in plan.Targets.Select((target, index) => (target, index)))
        {
            if (target.Refines is { } refined)
            {
                CheckTarget(refined, $"$.targets[{index}].refines", problems);
            }

            foreach (var (conflict, number) in target.ConflictsWith.Select((conflict, number) => (conflict, number)))
            {
                CheckTarget(conflict, $"$.targets[{index}].conflictsWith[{number}]", problems);
            }
        }

        foreach (var (task, index) in plan.Tasks.Select((task, index) => (task, index)))
        {
            if (task.Refines is { } refined && Find(refined.Plan) is { } parent && parent.FindTask(refined.Id) is null)
            {
                problems.Add($"$.tasks[{index}].refines", $"There is no task {refined}.", "Name a task of the parent plan.");
            }
        }

        return [.. problems.Found];
    }

    private void CheckParent(Plan plan, PlanProblems problems)
    {
        if (plan.Parent is not { } code)
        {
            return;
        }

        if (!readings.ContainsKey(code))
        {
            problems.Add("$.parent", $"There is no plan '{code}'.", $"Put {code}.json into the folder, or leave the parent out. {Known()}");
        }
        else if (Find(code) is { } parent && parent.Level >= plan.Level)
        {
            problems.Add("$.parent", $"'{code}' is no plan of a higher level.", "Name a plan of a higher level.");
        }
    }

    private void CheckTarget(PlanReference reference, string place, PlanProblems problems)
    {
        if (!readings.ContainsKey(reference.Plan))
        {
            problems.Add(place, $"There is no plan '{reference.Plan}'.", Known());
        }
        else if (Find(reference.Plan) is { } plan && plan.FindTarget(reference.Id) is null)
        {
            problems.Add(place, $"There is no target {reference}.", $"{reference.Plan} has the targets {string.Join(", ", plan.Targets.Select(target => target.Id))}.");
        }
    }

    private Plan? Find(string code) => readings.GetValueOrDefault(code) is { } reading ? reading.Plan ?? before.Find(code) : null;

    private string Known() => $"Known plans: {string.Join(", ", readings.Keys)}.";
}
