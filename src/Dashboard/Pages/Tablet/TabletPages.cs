using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>Reads what the pages below the overview show: the field of services, the map, and one KPI with its parts.</summary>
/// <remarks>Throws <see cref="BoardNotReadyException"/> while the board folds.</remarks>
internal sealed class TabletPages(KpiReader kpis, ILiveBoard live, CommuneMapReader maps, ServiceFieldReader fields, TargetBook targets, CodeTitles titles, Texts texts)
{
    private static readonly string[] Words = ["agency", "procedure", "channel"];

    /// <summary>The services with their table; null where the catalogue has no list.</summary>
    public async Task<(ServiceField Field, TableView Table)?> FieldAsync(TableQuery query, CancellationToken cancellationToken)
    {
        if (await live.ReadAsync(fields.Read, cancellationToken) is not { } field)
        {
            return null;
        }

        TableColumn[] columns = [new("name", texts["field.name"], false), new("area", texts["field.area"], false), new("count", texts["field.count"], true), new("share", texts["field.share"], true)];
        var rows = field.Cells.Select((cell, place) => new TableRow(
            cell.Code, null, place,
            [new(cell.Name), new(cell.Area ?? texts["board.no-value"]), new(NumberWords.Of(cell.Count), cell.Count), new(Share(cell), cell.Step == ServiceCell.Exempt ? null : cell.Share)]));
        return (field, TableView.Of(texts["field.name"], query, columns, rows, byDefault: "share"));
    }

    /// <summary>The communes with their table; null where the catalogue has none.</summary>
    public async Task<(CommuneMap Map, TableView Table)?> MapAsync(KpiDefinition kpi, string period, TableQuery query, CancellationToken cancellationToken)
    {
        var answer = await kpis.BreakdownAsync(kpi, BreakdownBy.Agency, Question(period, null, null), cancellationToken);
        if (maps.Of(kpi, answer.Items, DateOnly.FromDateTime(answer.AsOf.DateTime)) is not { } map)
        {
            return null;
        }

        TableColumn[] columns = [new("name", texts["map.commune"], false), new("value", texts["map.value"], true), new("rank", texts["map.rank"], true)];
        var unit = ApiWords.Of(kpi.Unit);
        var rows = map.Cells.Select((cell, place) => (Cell: cell, Place: place))
            .OrderBy(one => one.Cell.Rank ?? int.MaxValue)
            .Select(one => new TableRow(
                one.Cell.Agency ?? one.Cell.Code,
                one.Cell.Agency is { } agency ? new BoardPlace(agency, null, period, null, false).Link() : null,
                one.Place,
                [
                    new(one.Cell.Name),
                    new(one.Cell.Value is null ? texts["client.picture.no-data"] : TileWords.WithUnit(one.Cell.Value, unit, texts), one.Cell.Value),
                    new(one.Cell.Rank is { } rank ? PictureWords.Rank(rank, map.Ranked, texts) : texts["board.no-value"], one.Cell.Rank),
                ]));
        return (map, TableView.Of(texts["map.commune"], query, columns, rows));
    }

    public Task<CountingView> CountingAsync(CancellationToken cancellationToken) => kpis.CountingAsync(cancellationToken);

    /// <summary>All KPIs of the place, of which the page shows one.</summary>
    public async Task<KpiAnswer> KpiAsync(BoardPlace place, CancellationToken cancellationToken) =>
        await kpis.ReadAsync(Question(place.Period, place.Agency, place.Procedure), cancellationToken);

    /// <summary>The words by which a KPI can be split at a place; empty for none.</summary>
    public static IReadOnlyList<string> SplitsOf(KpiDefinition kpi, BoardPlace place) =>
        kpi.Base == KpiBase.Service ? []
        : kpi is DerivedKpi ? place.Agency is null && place.Procedure is null ? ["agency"] : []
        : [.. Words.Where(word => word != "agency" || place.Agency is null).Where(word => word != "procedure" || place.Procedure is null)];

    public async Task<TableView> BreakdownAsync(KpiDefinition kpi, string by, BoardPlace place, TableQuery query, CancellationToken cancellationToken)
    {
        var split = by switch { "agency" => BreakdownBy.Agency, "procedure" => BreakdownBy.Procedure, _ => BreakdownBy.Channel };
        var answer = await kpis.BreakdownAsync(kpi, split, Question(place.Period, place.Agency, place.Procedure), cancellationToken);
        TableColumn[] columns =
        [
            new("name", texts["board.rows." + by], false), new("value", texts["table.value"], true),
            new("numerator", texts["kpi-page.numerator"], true), new("denominator", texts["kpi-page.denominator"], true),
        ];
        var unit = ApiWords.Of(kpi.Unit);
        var rows = answer.Items.OrderByDescending(item => item.Value ?? double.MinValue).ThenBy(item => item.Key, StringComparer.Ordinal).Select(item => new TableRow(
            item.Key,
            by == "agency" ? new BoardPlace(item.Key, null, place.Period, null, false).Link() : null,
            null,
            [new(titles.InTable(split, item.Key)), new(TileWords.WithUnit(item.Value, unit, texts), item.Value), Count(item.Numerator), Count(item.Denominator)]));
        var asked = (place with { Sort = null, Ascending = false }).Query(withDefaults: true);
        return TableView.Of(texts["board.table." + by], query, columns, rows, "value", $"/api/v1/kpis/{kpi.Id}/breakdown?by={by}&{asked}");
    }

    /// <summary>The targets that plans have for the KPI; communes have plans of their own.</summary>
    public IReadOnlyList<(string Plan, TargetRow Row)> TargetsOf(KpiDefinition kpi) =>
    [
        .. targets.Current.Plans.Where(sheet => sheet.Active)
            .OrderByDescending(sheet => sheet.Plan.Year).ThenBy(sheet => sheet.Plan.Level == PlanLevel.Commune)
            .SelectMany(sheet => sheet.Targets.Where(row => row.Progress.Target.Kpi == kpi.Id).Select(row => (sheet.Plan.Name, row))),
    ];

    private TableCell Count(long? count) => new(count is { } known ? NumberWords.Of(known) : texts["board.no-value"], count);

    private string Share(ServiceCell cell) =>
        cell.Step == ServiceCell.Exempt ? texts["field.step.exempt"] : TargetWords.Number(100 * cell.Share) + " %";

    private static KpiQuestion Question(string period, string? agency, string? procedure) => new(agency, procedure, null, PeriodChoice.Find(period)!);
}
