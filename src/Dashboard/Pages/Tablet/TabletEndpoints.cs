using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>The pages below the overview. Every one is complete without scripts; sorting, filters and choices travel in the query.</summary>
internal static class TabletEndpoints
{
    private const string DefaultKpi = "on-time-rate";

    public static void MapTabletPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans", Plans).ExcludeFromDescription();
        routes.MapGet("/plans/{code}", OnePlan).ExcludeFromDescription();
        routes.MapGet("/services", FieldAsync).ExcludeFromDescription();
        routes.MapGet("/map", MapAsync).ExcludeFromDescription();
        routes.MapGet("/kpis/{id}", KpiAsync).ExcludeFromDescription();
        routes.MapGet(TrustPages.Path, Trust).ExcludeFromDescription();
    }

    private static RazorComponentResult<PlansPage> Plans(HttpContext context, BoardPages boards, PageFrames frames, TargetBook book, Texts texts) =>
        new(new { Board = boards.Bare(frames.For(context)), Sheet = book.Current, Texts = texts });

    private static Results<RazorComponentResult<PlanPage>, NotFound> OnePlan(
        string code, string? state, string? owner, HttpContext context, BoardPages boards, PageFrames frames, TargetBook book, Texts texts)
    {
        var sheet = book.Current;
        return sheet.Plans.FirstOrDefault(plan => plan.Plan.Code == code) is { } found
            ? new RazorComponentResult<PlanPage>(new
            {
                Board = boards.Bare(frames.For(context)), Plan = found, Outdated = sheet.Snapshot.Outdated.Contains(code), sheet.At,
                State = state, Owner = owner, Texts = texts,
            })
            : TypedResults.NotFound();
    }

    private static async Task<RazorComponentResult<FieldPage>> FieldAsync(
        HttpContext context, BoardPages boards, PageFrames frames, TabletPages pages, Texts texts, CancellationToken cancellationToken)
    {
        var board = boards.Bare(frames.For(context));
        try
        {
            var read = await pages.FieldAsync(TableQuery.Of(context.Request), cancellationToken);
            return new(new { Board = board, Ready = true, read?.Field, read?.Table, Texts = texts });
        }
        catch (BoardNotReadyException)
        {
            return new(new { Board = board, Texts = texts });
        }
    }

    private static async Task<RazorComponentResult<MapPage>> MapAsync(
        HttpContext context, BoardPages boards, PageFrames frames, TabletPages pages, Texts texts, CancellationToken cancellationToken)
    {
        var board = boards.Bare(frames.For(context));
        var kpi = KpiCatalogue.Find(context.Request.Query["kpi"].ToString()) is { Base: not (KpiBase.Service or KpiBase.Plan) } known ? known : KpiCatalogue.Find(DefaultKpi)!;
        var period = BoardPlace.Of(context.Request.Query).Period;
        try
        {
            var read = await pages.MapAsync(kpi, period, TableQuery.Of(context.Request, "kpi", "period"), cancellationToken);
            var counting = await pages.CountingAsync(cancellationToken);
            return new(new { Board = board, Ready = true, Kpi = kpi, Period = period, read?.Map, read?.Table, Counting = counting, Texts = texts });
        }
        catch (BoardNotReadyException)
        {
            return new(new { Board = board, Kpi = kpi, Period = period, Texts = texts });
        }
    }

    private static async Task<Results<RazorComponentResult<KpiPage>, NotFound>> KpiAsync(
        string id, HttpContext context, BoardPages boards, PageFrames frames, TabletPages pages, TrustPages trust, Texts texts,
        CancellationToken cancellationToken)
    {
        if (KpiCatalogue.Find(id) is not { } kpi)
        {
            return TypedResults.NotFound();
        }

        var place = BoardPlace.Of(context.Request.Query) with { Sort = null, Ascending = false };
        var board = boards.Bare(frames.For(context), place);
        var query = TableQuery.Of(context.Request, "agency", "procedure", "period", "by");
        try
        {
            var splits = TabletPages.SplitsOf(kpi, place);
            var by = splits.FirstOrDefault(split => split == context.Request.Query["by"]) ?? (splits.Count > 0 ? splits[0] : null);
            var table = by is null ? null : await pages.BreakdownAsync(kpi, by, place, query, cancellationToken);
            return new RazorComponentResult<KpiPage>(new
            {
                Board = board, Kpi = kpi, Query = query, Answer = await pages.KpiAsync(place, cancellationToken), Targets = pages.TargetsOf(kpi),
                Splits = splits, By = by, Table = table, Judged = trust.Read().AsOf is not null, Texts = texts,
            });
        }
        catch (BoardNotReadyException)
        {
            return new RazorComponentResult<KpiPage>(new { Board = board, Kpi = kpi, Query = query, Texts = texts });
        }
    }

    private static RazorComponentResult<TrustPage> Trust(
        HttpContext context, BoardPages boards, PageFrames frames, TrustPages pages, ILiveBoard live, LocalTime zone, TimeProvider clock, Texts texts)
    {
        var answer = pages.Read();
        var source = context.Request.Query[TrustPages.Source].ToString() is { Length: > 0 } asked ? asked : null;
        var shown = source is null ? answer.Province : answer.Sources.FirstOrDefault(view => view.Source == source);
        return new RazorComponentResult<TrustPage>(new
        {
            Board = boards.Bare(frames.For(context)), Ready = live.IsReady || answer.AsOf is not null, Answer = answer, Asked = source, Shown = shown,
            Table = pages.Table(answer, TableQuery.Of(context.Request, TrustPages.Source)),
            Now = zone.ToLocal(Moment.From(clock.GetUtcNow())), Place = (Func<string, string>)pages.Place, Texts = texts,
        })
        {
            StatusCode = shown is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
