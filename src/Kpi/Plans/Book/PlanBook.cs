using Ioc.Kpi.Plans.Files;

namespace Ioc.Kpi.Plans.Book;

/// <summary>
/// The plans in force. A load replaces them all at once; a file that is wrong is refused while the plan that it had before stays. Any thread
/// may read and load; who reads keeps the snapshot that it took.
/// </summary>
/// <param name="kpiIds">The ids that targets may name (kpis.md).</param>
public sealed class PlanBook(IEnumerable<string> kpiIds)
{
    private readonly Lock _loading = new();
    private readonly HashSet<string> _kpiIds = kpiIds.ToHashSet(StringComparer.Ordinal);
    private volatile PlanSnapshot _now = PlanSnapshot.Empty;

    public PlanSnapshot Now => _now;

    /// <summary>Takes the files of the folder as they are now. A plan whose file is gone is no longer in force.</summary>
    public PlanSnapshot Load(IReadOnlyCollection<PlanFileContent> files)
    {
        lock (_loading)
        {
            var readings = files.OrderBy(file => file.Name, StringComparer.Ordinal)
                .ToDictionary(file => file.Code, file => PlanFile.Read(file, _kpiIds), StringComparer.Ordinal);
            var problems = readings.Values.SelectMany(reading => reading.Problems).ToList();
            var proposed = new PlanProposals(readings, _now);
            var plans = new List<Plan>();
            var outdated = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (code, reading) in readings)
            {
                var between = reading.Plan is { } plan ? proposed.Check(plan) : [];
                problems.AddRange(between);
                if (reading.Plan is not null && between.Count == 0)
                {
                    plans.Add(reading.Plan);
                }
                else if (_now.Find(code) is { } before)
                {
                    plans.Add(before);
                    outdated.Add(code);
                }
            }

            return _now = new PlanSnapshot(plans, problems, outdated);
        }
    }

    /// <summary>The folder could not be read: everything stays in force, and the problem is told.</summary>
    public PlanSnapshot Refuse(PlanProblem problem)
    {
        lock (_loading)
        {
            var outdated = _now.Plans.Select(plan => plan.Code).ToHashSet(StringComparer.Ordinal);
            return _now = new PlanSnapshot(_now.Plans, [problem], outdated);
        }
    }
}
