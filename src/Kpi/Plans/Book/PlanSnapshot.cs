using Ioc.Kpi.Plans.Files;

namespace Ioc.Kpi.Plans.Book;

/// <summary>The plans in force at one moment. Immutable; any thread may read.</summary>
public sealed class PlanSnapshot
{
    private readonly Dictionary<string, Plan> _byCode;

    internal PlanSnapshot(IEnumerable<Plan> plans, IReadOnlyList<PlanProblem> problems, IReadOnlySet<string> outdated)
    {
        Plans = [.. plans.OrderByDescending(plan => plan.Year).ThenBy(plan => plan.Level).ThenBy(plan => plan.Code, StringComparer.Ordinal)];
        Problems = problems;
        Outdated = outdated;
        _byCode = Plans.ToDictionary(plan => plan.Code, StringComparer.Ordinal);
    }

    /// <summary>No plan and no problem: before the first load.</summary>
    public static PlanSnapshot Empty { get; } = new([], [], new HashSet<string>());

    /// <summary>Newest year first; within a year central, then provinces, then communes.</summary>
    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>Why files were refused at the last load, or why the folder could not be read.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; }

    /// <summary>The codes of plans that are in force as an earlier file had them, because the file of now was refused.</summary>
    public IReadOnlySet<string> Outdated { get; }

    public Plan? Find(string code) => _byCode.GetValueOrDefault(code);

    public PlanTarget? FindTarget(PlanReference reference) => Find(reference.Plan)?.FindTarget(reference.Id);

    public PlanTask? FindTask(PlanReference reference) => Find(reference.Plan)?.FindTask(reference.Id);

    /// <summary>The plan that this one refines; null where it names none, or where that one is not in force.</summary>
    public Plan? ParentOf(Plan plan) => plan.Parent is { } parent ? Find(parent) : null;

    /// <summary>The parent, its parent, and so on.</summary>
    public IEnumerable<Plan> AncestorsOf(Plan plan)
    {
        for (var parent = ParentOf(plan); parent is not null; parent = ParentOf(parent))
        {
            yield return parent;
        }
    }

    /// <summary>The plans that a deployment shows: those it names, or all but the examples when it names none.</summary>
    /// <param name="codes">`Ioc:Plans:Active`; codes of plans that are not in force are passed over.</param>
    public IReadOnlyList<Plan> Active(IReadOnlyCollection<string> codes) =>
        [.. Plans.Where(plan => codes.Count == 0 ? !plan.Example : codes.Contains(plan.Code))];

    /// <summary>Where the given plans, and those that they refine, contradict each other (docs/plans.md); each pair of targets once.</summary>
    public IReadOnlyList<PlanContradiction> Contradictions(IReadOnlyCollection<Plan> active) =>
        ContradictionSearch.Among(active.Concat(active.SelectMany(AncestorsOf)).Distinct(), this);
}
