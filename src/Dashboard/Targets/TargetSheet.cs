using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Progress;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Dashboard.Targets;

/// <summary>Every plan as it stood at one moment. Immutable; any thread may read.</summary>
/// <param name="At">Null before the first reading.</param>
/// <param name="Plans">Newest year first; those that are not shown are among them.</param>
public sealed record TargetSheet(DateTimeOffset? At, PlanSnapshot Snapshot, IReadOnlyList<PlanSheet> Plans, IReadOnlyList<PlanContradiction> Contradictions)
{
    public static TargetSheet Empty { get; } = new(null, PlanSnapshot.Empty, [], []);

    /// <value>What was known of the tasks when the sheet was made.</value>
    public IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> Evidence { get; init; } = new Dictionary<(string, string), TaskEvidence>();

    /// <summary>The same sheet with tasks as other evidence has them; targets wait for their next reading.</summary>
    public TargetSheet With(IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> evidence) =>
        this with { Evidence = evidence, Plans = [.. Plans.Select(sheet => sheet with { Tasks = sheet.Tasks.With(evidence) })] };

    /// <returns>Null for a code that no plan in force has.</returns>
    public PlanSheet? Find(string code) => Plans.FirstOrDefault(sheet => sheet.Plan.Code == code);

    /// <summary>
    /// The target that a value of the province is shown against: of the plans shown for this year, in per cent or as a number of the KPI
    /// itself, the next deadline first; after the last deadline of the year the last one.
    /// </summary>
    /// <returns>Null where no plan shown names one.</returns>
    public TargetProgress? For(string kpi, DateOnly today) =>
        Plans.Where(sheet => sheet.Active && sheet.Plan.Level != Kpi.Plans.PlanLevel.Commune && sheet.Plan.Year == today.Year)
            .SelectMany(sheet => sheet.Targets)
            .Select(row => row.Progress)
            .Where(progress => progress.Target is { Value: not null, Variant: null } && progress.Target.Kpi == kpi && IsOfTheWhole(progress.Target))
            .OrderBy(progress => progress.Expired)
            .ThenBy(progress => Math.Abs(progress.Target.Deadline.DayNumber - today.DayNumber))
            .FirstOrDefault();

    /// <summary>A target for a list of services is about other dossiers than the KPI, except the one KPI that is about such a list.</summary>
    private static bool IsOfTheWhole(Kpi.Plans.PlanTarget target) =>
        target.Services is null || target is { Unit: Kpi.Plans.PlanUnit.DossiersPerServicePerYear, Services.List: "982" };
}
