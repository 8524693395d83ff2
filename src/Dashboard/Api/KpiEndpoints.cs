using System.ComponentModel.DataAnnotations;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Export;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Api;

/// <summary>
/// The reading API (contracts.md, "Reading KPIs"). Parameters of the kind XQuery only describe the query in the API document: the
/// parsers read it themselves, so that every fault is answered in their words.
/// </summary>
internal static class KpiEndpoints
{
    public static void MapKpiApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("KPIs").AddEndpointFilter<NotReadyFilter>().RequireAuthorization(Policies.Viewer)
            .ProducesProblem(401);
        api.MapGet("/kpis", ReadAsync)
            .WithName("ReadKpis").WithSummary("Every KPI of a scope in a period").Produces<KpiAnswer>().ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/kpis/{id}/breakdown", BreakdownAsync)
            .WithName("ReadKpiBreakdown").WithSummary("One KPI by agency, procedure or channel")
            .Produces<BreakdownAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/kpis/{id}/series", SeriesAsync)
            .WithName("ReadKpiSeries").WithSummary("One KPI over time")
            .Produces<SeriesAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/kpis/series", AllSeriesAsync)
            .WithName("ReadAllSeries").WithSummary("Every KPI of a scope over time").Produces<AllSeriesAnswer>().ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/kpis/days.csv", DaysAsync)
            .WithName("ReadDays").WithSummary("Every KPI of every agency by the day, as a file").Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/sources", Sources).WithName("ReadSources").WithSummary("The state of every source").Produces<SourcesAnswer>();
        api.MapGet("/trust", Trust).WithName("ReadTrust").WithSummary("How far the data of each source can be trusted").Produces<TrustAnswer>()
            .ProducesProblem(400);
    }

    private static async Task<IResult> ReadAsync(
        [AsParameters] ScopeQuery scope, [AsParameters] PeriodQuery period, HttpRequest request, KpiReader kpis,
        CancellationToken cancellationToken) =>
        QuestionParser.TryRead(request.Query, out var question, out var problem)
            ? Json(await kpis.ReadAsync(question, cancellationToken))
            : problem!;

    private static async Task<IResult> BreakdownAsync(
        string id, [RegularExpression("agency|procedure|channel")] string? by, [RegularExpression("json|csv|xlsx")] string? format,
        [AsParameters] ScopeQuery scope, [AsParameters] PeriodQuery period, HttpRequest request, KpiReader kpis,
        BreakdownSheets sheets, CancellationToken cancellationToken)
    {
        if (KpiCatalogue.Find(id) is not { } kpi)
        {
            return ApiProblems.UnknownKpi(id);
        }

        BreakdownBy? known = by switch
        {
            "agency" => BreakdownBy.Agency,
            "procedure" => BreakdownBy.Procedure,
            "channel" => BreakdownBy.Channel,
            _ => null,
        };
        if (known is not { } split)
        {
            return ApiProblems.BadQuery("unknown-breakdown", "by is one of agency, procedure, channel.");
        }

        if (kpi.Base == KpiBase.Service)
        {
            return ApiProblems.BadQuery("no-breakdown", $"{kpi.Id} is a KPI of the service itself and has no parts.");
        }

        if (kpi is DerivedKpi && split != BreakdownBy.Agency)
        {
            return ApiProblems.BadQuery("no-breakdown", $"{kpi.Id} is not counted from dossiers alone and has parts by agency only.");
        }

        if (!QuestionParser.TryRead(request.Query, out var question, out var problem))
        {
            return problem!;
        }

        return format switch
        {
            null or "" or "json" => Json(await kpis.BreakdownAsync(kpi, split, question, cancellationToken)),
            "csv" => File(await sheets.ReadAsync(kpi, split, question, cancellationToken), CsvFile.Write, CsvFile.MediaType, ".csv"),
            "xlsx" => File(await sheets.ReadAsync(kpi, split, question, cancellationToken), WorkbookFile.Write, WorkbookFile.MediaType, ".xlsx"),
            _ => ApiProblems.BadQuery("unknown-format", "format is one of json, csv, xlsx."),
        };
    }

    private static async Task<IResult> SeriesAsync(
        string id, [AsParameters] ScopeQuery scope, [AsParameters] PointsQuery points, HttpRequest request, SeriesReader series,
        CancellationToken cancellationToken)
    {
        if (KpiCatalogue.Find(id) is not { } kpi)
        {
            return ApiProblems.UnknownKpi(id);
        }

        var (zone, now) = await series.ClockAsync(cancellationToken);
        return SeriesParser.TryRead(request.Query, zone, now, out var question, out var problem)
            ? Json(await series.ReadAsync(kpi, question, cancellationToken))
            : problem!;
    }

    private static async Task<IResult> AllSeriesAsync(
        [AsParameters] ScopeQuery scope, [AsParameters] PointsQuery points, HttpRequest request, SeriesReader series, CancellationToken cancellationToken)
    {
        var (zone, now) = await series.ClockAsync(cancellationToken);
        return SeriesParser.TryRead(request.Query, zone, now, out var question, out var problem)
            ? Json(await series.ReadAllAsync(question, cancellationToken))
            : problem!;
    }

    private static async Task<IResult> DaysAsync(
        [AsParameters] DaysQuery days, HttpRequest request, DaySheets sheets, TimeProvider clock, LocalTime zone, CancellationToken cancellationToken) =>
        DaysParser.TryRead(request.Query, zone, Moment.From(clock.GetUtcNow()), out var from, out var to, out var problem)
            ? await sheets.CsvAsync(from, to, cancellationToken)
            : problem!;

    private static IResult Sources(SourceBook book, SpoolBook spool, ILiveBoard live, TimeProvider clock, LocalTime zone)
    {
        var now = Moment.From(clock.GetUtcNow());
        var items = book.Read(now).Select(source => SourceView.Of(source, zone));
        return Json(new SourcesAnswer(zone.ToLocal(now), [.. items], SpoolView.Of(spool.Current), live.MissingYear()));
    }

    private static IResult Trust([RegularExpression("json|csv|xlsx")] string? format, TrustReader trust, TrustSheets sheets) => format switch
    {
        null or "" or "json" => Json(trust.Read()),
        "csv" => File(sheets.Read(), CsvFile.Write, CsvFile.MediaType, ".csv"),
        "xlsx" => File(sheets.Read(), WorkbookFile.Write, WorkbookFile.MediaType, ".xlsx"),
        _ => ApiProblems.BadQuery("unknown-format", "format is one of json, csv, xlsx."),
    };

    private static IResult File(BreakdownSheet sheet, Func<BreakdownSheet, byte[]> write, string mediaType, string ending) =>
        Results.File(write(sheet), mediaType, sheet.FileName + ending);

    private static IResult Json<T>(T answer) => Results.Json(answer, DashboardJson.Options);
}
