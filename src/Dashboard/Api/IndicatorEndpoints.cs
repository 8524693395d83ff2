using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Indicators;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Api;

/// <summary>What people entered, over the API: read by viewers, added to by operators.</summary>
internal static class IndicatorEndpoints
{
    private const int LargestBody = 64 * 1024;

    public static void MapIndicatorApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/indicators").WithTags("Entered indicators").ProducesProblem(401);
        api.MapGet("", List).RequireAuthorization(Policies.Viewer)
            .WithName("ReadIndicators").WithSummary("Every entered indicator with what stands today").Produces<IndicatorsAnswer>();
        api.MapGet("/{id}", History).RequireAuthorization(Policies.Viewer)
            .WithName("ReadIndicator").WithSummary("One entered indicator with everything that was ever entered")
            .Produces<IndicatorHistoryAnswer>().ProducesProblem(404);
        api.MapPost("/{id}", EnterAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithName("EnterIndicator").WithSummary("Enters a value, corrects an entry or takes it back; needs the header RequestVerificationToken")
            .Accepts<IndicatorBody>("application/json").Produces<IndicatorEntryView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult List(IndicatorShelf shelf, IndicatorDesk desk, LocalTime zone, Texts texts, string? agency = null)
    {
        var (book, today, of) = (shelf.Current, desk.Today, Place(agency));
        return Results.Json(new IndicatorsAnswer(today, of, [.. IndicatorKind.All.Select(kind => Item(kind, of, book, today, zone, texts))]), DashboardJson.Options);
    }

    private static IResult History(string id, IndicatorShelf shelf, IndicatorDesk desk, LocalTime zone, Texts texts, string? agency = null)
    {
        if (IndicatorKind.Find(id) is not { } kind)
        {
            return ApiProblems.UnknownIndicator(id);
        }

        var (book, today, of) = (shelf.Current, desk.Today, Place(agency));
        var history = book.History(id, of).Select(entry => IndicatorEntryView.Of(entry, book, zone)).ToList();
        return Results.Json(new IndicatorHistoryAnswer(today, of, Item(kind, of, book, today, zone, texts), history), DashboardJson.Options);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, string id, IndicatorDesk desk, IndicatorShelf shelf, AccountBook accounts, LocalTime zone)
    {
        if (IndicatorKind.Find(id) is null)
        {
            return ApiProblems.UnknownIndicator(id);
        }

        if (!context.Request.HasJsonContentType())
        {
            return ApiProblems.BadBody("Send application/json.");
        }

        IndicatorBody? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<IndicatorBody>(context.Request.Body, DashboardJson.Options, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            // Where, and not what: the text of the fault may repeat what was sent.
            return ApiProblems.BadBody($"{exception.Path ?? "The body"} cannot be read; the document /openapi/v1.json describes it.");
        }

        if (body is null or { AsOf: null })
        {
            return ApiProblems.BadBody("asOf is missing: the day of which the value speaks, as in 2026-11-20.");
        }

        var (entry, problems) = desk.Enter(body.Draft(id), accounts.Of(context.User)!, ClientAddress.Of(context));
        return entry is null ? ApiProblems.RefusedEntry(problems)
            : Results.Json(IndicatorEntryView.Of(entry, shelf.Current, zone), DashboardJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static IndicatorItem Item(IndicatorKind kind, string? agency, IndicatorBook book, DateOnly today, LocalTime zone, Texts texts)
    {
        var reading = book.Current(kind.Id, agency, today);
        return new(
            kind.Number, kind.Id, texts.Kpi(kind.Id), IndicatorWords.Unit(kind), reading?.Value, reading?.AgeDays,
            reading is null ? null : IndicatorEntryView.Of(reading.Entry, book, zone), book.AgenciesOf(kind.Id));
    }

    private static string? Place(string? agency) => string.IsNullOrEmpty(agency) ? null : agency;
}
