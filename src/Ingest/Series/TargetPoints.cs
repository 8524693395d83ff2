using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Series;

namespace Ioc.Ingest.Series;

/// <summary>
/// The numbers that the plans in force want, as series beside the KPIs they are about: a chart shows both, and what was wanted at the time
/// stays when a plan changes.
/// </summary>
internal static class TargetPoints
{
    /// <summary>The series of one target.</summary>
    public static SeriesKey KeyOf(string kpi, string plan, string target) => new($"target:{kpi}:{plan}/{target}");

    /// <summary>
    /// One point for each target of the country or the province that the value of its KPI can be held against: it has a number in the
    /// unit of the KPI and speaks of what the KPI counts, as on the walls. From the first day of its plan to its own last day.
    /// </summary>
    public static IEnumerable<SeriesPoint> At(DateTimeOffset minute, DateOnly today, IEnumerable<Plan> plans) =>
        from plan in plans
        where plan.Level != PlanLevel.Commune
        from target in plan.Targets
        where target is { Kpi: not null, Value: not null } && IsOfTheKpi(target) && plan.FirstDay <= today && today <= target.Deadline
        select new SeriesPoint(KeyOf(target.Kpi!, plan.Code, target.Id), minute, target.Value!.Value);

    private static bool IsOfTheKpi(PlanTarget target) => target.Services is { } services
        ? target.Unit == PlanUnit.DossiersPerServicePerYear && services.List == "982"
        : (target.Unit, KpiCatalogue.Find(target.Kpi!)?.Unit) switch
        {
            (PlanUnit.Percent, KpiUnit.Percent) => true,
            (PlanUnit.Dossiers or PlanUnit.DossiersPerServicePerYear, KpiUnit.Dossiers) => true,
            (PlanUnit.Services, KpiUnit.Services) => true,
            (PlanUnit.Databases, KpiUnit.Databases) => true,
            (PlanUnit.Hours, KpiUnit.Hours) => true,
            (PlanUnit.Points, KpiUnit.Points) => true,
            _ => false,
        };
}
