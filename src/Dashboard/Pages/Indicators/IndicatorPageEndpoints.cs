using Ioc.Dashboard.Access;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Indicators;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Indicators;

/// <summary>`/indicators`: what people entered; `/indicators/{kpi}`: one of them with its history and, for operators, the form.</summary>
internal static class IndicatorPageEndpoints
{
    private const int LargestForm = 64 * 1024;

    public static void MapIndicatorPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/indicators", List).RequireAuthorization(Policies.Viewer);
        routes.MapGet("/indicators/{kpi}", Show).RequireAuthorization(Policies.Viewer);
        routes.MapPost("/indicators/{kpi}", EnterAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static RazorComponentResult<IndicatorListPage> List(
        HttpContext context, IndicatorShelf shelf, IndicatorDesk desk, CodeTitles titles, PageFrames frames, RoomFacts room, Texts texts, string? agency = null)
    {
        var (book, today) = (shelf.Current, desk.Today);
        var chosen = string.IsNullOrEmpty(agency) ? null : agency;
        var agencies = IndicatorKind.All.SelectMany(kind => book.AgenciesOf(kind.Id)).Append(chosen).OfType<string>().Distinct()
            .Select(code => (Code: code, Name: titles.Agency(code, today))).OrderBy(known => known.Name, StringComparer.Ordinal).ToArray();
        var rows = IndicatorKind.All.Select(kind => new IndicatorRow(kind, book.Current(kind.Id, chosen, today))).ToArray();
        return new(new { Rows = rows, Agency = chosen, Agencies = agencies, Room = room, Frame = frames.For(context), Texts = texts });
    }

    private static IResult Show(
        HttpContext context, string kpi, IndicatorShelf shelf, IndicatorDesk desk, CodeTitles titles, LocalTime zone, PageFrames frames, Notices notices,
        RoomFacts room, Texts texts, string? agency = null, string? correct = null)
    {
        if (IndicatorKind.Find(kpi) is not { } kind)
        {
            return notices.Page(context, StatusCodes.Status404NotFound, "no-indicator");
        }

        var chosen = string.IsNullOrEmpty(agency) ? null : agency;
        var book = shelf.Current;
        var old = book.History(kpi, chosen).FirstOrDefault(entry => entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == correct && book.Stands(entry));
        var form = old is not null ? IndicatorForm.Of(old) : new IndicatorForm { Agency = chosen ?? "" };
        return Page(context, kind, chosen, form, [], book, desk, titles, zone, frames, room, texts, StatusCodes.Status200OK);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, string kpi, IndicatorShelf shelf, IndicatorDesk desk, AccountBook accounts, CodeTitles titles, LocalTime zone, PageFrames frames,
        Notices notices, RoomFacts room, Texts texts)
    {
        if (IndicatorKind.Find(kpi) is not { } kind)
        {
            return notices.Page(context, StatusCodes.Status404NotFound, "no-indicator");
        }

        var form = IndicatorForm.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var account = accounts.Of(context.User)!;
        var (draft, unread) = form.Read(kind);
        IReadOnlyList<IndicatorProblem> problems;
        if (unread.Count == 0)
        {
            (var entry, problems) = desk.Enter(draft, account, ClientAddress.Of(context));
            if (entry is not null)
            {
                context.Response.Headers.Location = IndicatorLinks.Of(kpi, draft.Agency) + "#history";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            }
        }
        else
        {
            // A field that cannot be read has its own problem; the rules speak of the others.
            var fields = unread.Select(problem => problem.Field).ToHashSet();
            problems = [.. unread, .. IndicatorRules.Check(draft, account.Name, desk.Today).Where(problem => !fields.Contains(problem.Field) && problem.Fault != IndicatorFault.BadParts)];
        }

        var status = problems.Any(problem => problem.Fault == IndicatorFault.AlreadySuperseded) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page(context, kind, draft.Agency, form, problems, shelf.Current, desk, titles, zone, frames, room, texts, status);
    }

    private static RazorComponentResult<IndicatorPage> Page(
        HttpContext context, IndicatorKind kind, string? agency, IndicatorForm form, IReadOnlyList<IndicatorProblem> problems, IndicatorBook book,
        IndicatorDesk desk, CodeTitles titles, LocalTime zone, PageFrames frames, RoomFacts room, Texts texts, int status)
    {
        var today = desk.Today;
        var place = agency is null ? texts["indicators.province"] : titles.Agency(agency, today);
        var model = new IndicatorModel(kind, agency, place, book, today, zone, form, problems, titles.AgenciesOn(today));
        return new(new { Model = model, Room = room, Frame = frames.For(context), Texts = texts }) { StatusCode = status };
    }
}
