namespace Ioc.Kpi.Plans.Files;

/// <summary>The problems of one file, in the order in which they were found.</summary>
internal sealed class PlanProblems(string file)
{
    private readonly List<PlanProblem> _found = [];

    public IReadOnlyList<PlanProblem> Found => _found;

    public bool Has(string place) => _found.Any(problem => problem.Place == place || problem.Place.StartsWith(place + "[", StringComparison.Ordinal));

    public void Add(string place, string reason, string cure) => _found.Add(new PlanProblem(file, place, reason, cure));
}
