using Ioc.Dashboard.Targets;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Pictures;

/// <summary>
/// Reads the field of services off the board: dossiers of the twelve months that end with the target of the plan in force, against its
/// number; without such a plan those of the year, against 1,000. Exempt services are left out where the plan leaves them out, or there is none.
/// </summary>
internal sealed class ServiceFieldReader(CatalogueBook catalogues, TargetBook targets)
{
    public const double DefaultYearly = 1000;

    private const double DaysOfYear = 365;

    /// <returns>Null where the catalogue has no list of 982.</returns>
    public ServiceField? Read(KpiBoard board)
    {
        var catalogue = catalogues.Current;
        var listed = catalogue.Lists.CodesOn(ServiceList.Online982);
        if (listed.Count == 0)
        {
            return null;
        }

        var today = board.Today;
        var progress = targets.Current.For("dossiers-per-service", today) is { Target.Unit: PlanUnit.DossiersPerServicePerYear } found ? found : null;
        var plan = progress is null ? null : targets.Current.Plans.First(sheet => sheet.Targets.Any(row => ReferenceEquals(row.Progress, progress))).Plan.Name;
        var yearly = progress?.Target.Value ?? DefaultYearly;
        var from = progress is null ? new DateOnly(today.Year, 1, 1) : CountReading.FirstDayOf(progress.Target);
        var period = Period.Of(from, today < from ? from : today);
        var counts = board.CountBy(BreakdownBy.Procedure, Counts.Received, Scope.Province, period)
            .GroupBy(count => NationalCode.Of(count.Key), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        var exempts = progress?.Target.Exemptions ?? true;
        var cells = listed
            .Select(code => CellOf(code, catalogue, counts.GetValueOrDefault(code), yearly, exempts && catalogue.Lists.Contains(ServiceList.Exempt, code)))
            .OrderByDescending(cell => cell.Step)
            .ThenByDescending(cell => cell.Share)
            .ThenBy(cell => cell.Code, StringComparer.Ordinal)
            .ToList();
        var field = new ServiceField(cells, yearly, plan, from, null, progress?.Reach?.Projected);
        return field with { Projection = progress?.Projection?.Value ?? Stretched(field, board, period) };
    }

    private static ServiceCell CellOf(string code, Catalogue catalogue, long count, double yearly, bool exempt)
    {
        var entry = catalogue.Procedures.Find(code);
        var share = count / yearly;
        return new ServiceCell(code, entry?.Name ?? code, entry?.Field, count, share, exempt ? ServiceCell.Exempt : ServiceCell.StepOf(count, share));
    }

    private static double? Stretched(ServiceField field, KpiBoard board, Period period) =>
        board.WholePeriod() is { } whole && period.ToDay >= whole.FromDay
            ? field.Mean * Math.Max(1, DaysOfYear / (period.ToDay - Math.Max(period.FromDay, whole.FromDay) + 1))
            : null;
}
