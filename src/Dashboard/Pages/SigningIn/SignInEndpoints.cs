using Ioc.Dashboard.Access;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.SigningIn;

/// <summary>`/sign-in`, `/sign-out` and `/sign-out-everywhere`: forms that need no script.</summary>
internal static class SignInEndpoints
{
    private const int LargestForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show);
        var forms = routes.MapGroup(string.Empty).AddEndpointFilter<FormGuard>().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        forms.MapPost("/sign-in", SignInAsync);
        forms.MapPost("/sign-out", SignOutAsync);
        forms.MapPost("/sign-out-everywhere", SignOutEverywhereAsync);
    }

    private static IResult Show(HttpContext context, AccountBook book, PageFrames frames, RoomFacts room, Texts texts)
    {
        var path = ReturnPath.Of(context.Request.Query[ReturnPath.Parameter]);
        return book.Of(context.User) is not null ? Results.LocalRedirect(path) : Page(context, book, frames, room, texts, path);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, SignInDesk desk, AccountBook book, AccessClock clock, PageFrames frames, RoomFacts room, Texts texts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, path) = (form["name"].ToString(), ReturnPath.Of(form[ReturnPath.Parameter]));
        if (book.IsOpen)
        {
            return Page(context, book, frames, room, texts, path, StatusCodes.Status403Forbidden);
        }

        var (result, account) = await desk.TryAsync(name, form["password"].ToString(), ClientAddress.Of(context), context.RequestAborted);
        if (account is null)
        {
            var tooMany = result == SignInOutcome.TooMany;
            context.Response.Headers.RetryAfter = tooMany ? "60" : default;
            return Page(
                context, book, frames, room, texts, path, tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized,
                AccountName.IsLegal(AccountName.Plain(name)) ? AccountName.Plain(name) : "", tooMany ? "too-many" : "refused");
        }

        await context.SignInAsync(Session.Scheme, Session.Begin(account, clock.Now), Session.Properties(account, clock.Now));
        return SeeOther(context, path);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, AccountBook book, AccountStore accounts, AccessClock clock, HubSessions hub)
    {
        if (book.Of(context.User) is { } account && Session.Of(context.User) is { } session)
        {
            // The browser forgets its cookie; the server remembers that it is worth nothing, so that no copy of it is of use.
            accounts.SignOut(account.Name, session.Id, session.EndsBy(account), ClientAddress.Of(context).ToString(), clock.Now);
            book.Renew();
            hub.EndThoseThatDoNotHold();
        }

        await context.SignOutAsync(Session.Scheme);
        return SeeOther(context, "/sign-in");
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, AccountBook book, AccountStore accounts, AccessClock clock, HubSessions hub)
    {
        if (book.Of(context.User) is { } account)
        {
            accounts.SignOutEverywhere(account.Name, account.Name, ClientAddress.Of(context).ToString(), clock.Now);
            book.Renew();
            hub.EndThoseThatDoNotHold();
        }

        await context.SignOutAsync(Session.Scheme);
        return SeeOther(context, "/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(
        HttpContext context, AccountBook book, PageFrames frames, RoomFacts room, Texts texts, string path, int status = StatusCodes.Status200OK,
        string name = "", string? problem = null) =>
        new(new { Room = room, Frame = frames.For(context, withForm: true), Texts = texts, Open = book.IsOpen, Return = path, Name = name, Problem = problem })
        {
            StatusCode = status,
        };

    /// <summary>After a POST the browser reads another page: a reload then repeats nothing.</summary>
    private static IResult SeeOther(HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
