using Ioc.Dashboard.Api;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Pictures;

/// <summary>
/// Joins the values of agencies to the communes of the map: by the commune code of the agency in the catalogue in force. What former units
/// received counts with the agency that their code stands for.
/// </summary>
internal sealed class CommuneMapReader(CatalogueBook catalogues, CodeTitles titles, Texts texts)
{
    private const double LeastOfRates = 1;
    private const double MostOfRates = 100;

    /// <param name="rows">The KPI by agency.</param>
    /// <returns>Null where the catalogue has no agency of a commune that the map knows.</returns>
    public CommuneMap? Of(KpiDefinition kpi, IEnumerable<TileItem> rows, DateOnly today)
    {
        var agencies = catalogues.Current.Agencies;
        var communes = agencies.Entries
            .Where(entry => entry is { CommuneCode: not null, AliasOf: null } && entry.HoldsOn(today))
            .OrderByDescending(entry => entry.Kind == AgencyKind.Commune)
            .ThenBy(entry => entry.Code, StringComparer.Ordinal)
            .DistinctBy(entry => entry.CommuneCode)
            .ToDictionary(entry => entry.CommuneCode!, StringComparer.Ordinal);
        if (CommuneGrid.Of(communes.Keys.ToHashSet(StringComparer.Ordinal)) is not { } grid)
        {
            return null;
        }

        var byAgency = rows.GroupBy(row => agencies.Resolve(row.Key, today), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ValueOf(kpi, [.. group]), StringComparer.Ordinal);
        var cells = grid.Tiles.Select(tile => CellOf(tile, communes.GetValueOrDefault(tile.Code), byAgency, today)).ToList();
        return Ranked(kpi, grid, cells);
    }

    private CommuneCell CellOf(CommuneTile tile, AgencyEntry? agency, Dictionary<string, double?> values, DateOnly today) => new(
        tile.Code,
        agency?.Code,
        agency is null ? texts["map.unnamed"].Replace("{code}", tile.Code, StringComparison.Ordinal) : titles.Agency(agency.Code, today),
        tile.Row,
        tile.Column,
        agency is null ? null : values.GetValueOrDefault(agency.Code),
        null,
        -1);

    private static CommuneMap Ranked(KpiDefinition kpi, CommuneGrid grid, List<CommuneCell> cells)
    {
        var values = cells.Select(cell => cell.Value).OfType<double>().ToList();
        if (values.Count == 0)
        {
            return new CommuneMap(grid.Rows, grid.Columns, cells, null);
        }

        var lowerIsBetter = kpi.Direction == KpiDirection.LowerIsBetter;
        var most = kpi.Unit is KpiUnit.Percent or KpiUnit.Points ? MostOfRates : double.PositiveInfinity;
        var scale = StepScale.Of(values, LeastOfRates, whole: kpi.Unit is not (KpiUnit.Percent or KpiUnit.Hours or KpiUnit.Points), lowerIsBetter, most);
        var ranked = cells.Select(cell => cell.Value is { } value
            ? cell with { Step = scale.StepOf(value), Rank = 1 + values.Count(other => lowerIsBetter ? other < value : other > value) }
            : cell);
        return new CommuneMap(grid.Rows, grid.Columns, [.. ranked], scale);
    }

    /// <summary>Several codes of one agency count together where that can be counted; otherwise the first that has a value speaks.</summary>
    private static double? ValueOf(KpiDefinition kpi, List<TileItem> rows)
    {
        if (rows.Count == 1 || kpi is not CountedKpi counted)
        {
            return rows.Select(row => row.Value).FirstOrDefault(value => value is not null);
        }

        var (numerator, denominator) = (rows.Sum(row => row.Numerator ?? 0), rows.Sum(row => row.Denominator ?? 0));
        return !counted.IsRatio ? numerator : denominator == 0 ? null : 100.0 * numerator / denominator;
    }
}
