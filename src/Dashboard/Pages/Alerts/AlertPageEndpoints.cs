using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>`/alerts`: what is open, and one alert with its history and, for operators, what can be done about it.</summary>
internal static class AlertPageEndpoints
{
    private const string One = "/alerts/about/{*id}";
    private const int LargestForm = 64 * 1024;
    private const int MostLines = 200;
    private const int MostHours = 720;

    public static void MapAlertPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AlertLinks.Open, List).RequireAuthorization(Policies.Viewer);
        routes.MapGet(One, ShowAsync).RequireAuthorization(Policies.Viewer);
        routes.MapPost(One, ActAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapAlertListPages();
        routes.MapSilencePages();
    }

    private static RazorComponentResult<AlertsPage> List(
        HttpContext context, AlertReader reader, BoardPages boards, PageFrames frames, TimeProvider clock, LocalTime zone, Texts texts,
        string? state = null) =>
        new(new { State = state is "firing" or "acknowledged" or "muted" or "no-data" ? state : "open", Board = boards.Bare(frames.For(context)), Alerts = reader.Open(), Now = zone.ToLocal(Moment.From(clock.GetUtcNow())), Texts = texts });

    private static async Task<IResult> ShowAsync(HttpContext context, string id, AlertReader reader, AlertSheets sheets, Notices notices) =>
        AlertFingerprint.TryParse(id, out var fingerprint) && reader.Current(fingerprint!) is { } alert
            ? await sheets.PageAsync(context, alert, StatusCodes.Status200OK)
            : notices.Page(context, StatusCodes.Status404NotFound, "no-alert");

    private static async Task<IResult> ActAsync(
        HttpContext context, string id, AlertReader reader, AlertSheets sheets, AlertActions actions, AccountBook accounts, Notices notices, Texts texts)
    {
        if (!AlertFingerprint.TryParse(id, out var fingerprint) || reader.Current(fingerprint!) is not { } alert)
        {
            return notices.Page(context, StatusCodes.Status404NotFound, "no-alert");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (account, from) = (accounts.Of(context.User)!, ClientAddress.Of(context));
        var act = form["act"].ToString();
        var text = form[act + "-text"].ToString().Trim();
        if (act != "acknowledge" && text.Length is 0 or > AlertActions.MostLetters)
        {
            return await sheets.PageAsync(context, alert, StatusCodes.Status400BadRequest, texts["alerts.problem.text"], text);
        }

        switch (act)
        {
            case "acknowledge" when alert.State.Phase != AlertPhase.Firing:
                return await sheets.PageAsync(context, alert, StatusCodes.Status409Conflict, texts["alerts.problem.closed"]);
            case "acknowledge" when !actions.TryAcknowledge(alert, account, from, out var first):
                return await sheets.PageAsync(context, alert, StatusCodes.Status409Conflict, texts["alerts.beaten"]
                    .Replace("{who}", first.By, StringComparison.Ordinal).Replace("{time}", Words.AlertWords.Time(reader.Local(first.At)), StringComparison.Ordinal));
            case "acknowledge":
                break;
            case "assign":
                actions.Assign(alert, text, account, from);
                break;
            case "comment":
                actions.Comment(alert, text, account, from);
                break;
            case "silence" when int.TryParse(form["hours"], out var hours) && hours is > 0 and <= MostHours:
                actions.Silence(MatchersOf(alert.State.Fingerprint), TimeSpan.FromHours(hours), text, account, from);
                break;
            case "silence":
                return await sheets.PageAsync(context, alert, StatusCodes.Status400BadRequest, texts["alerts.problem.hours"], text);
            default:
                return Results.BadRequest();
        }

        context.Response.Headers.Location = AlertLinks.Of(id) + "#history";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Exactly this alert.</summary>
    private static AlertMatcher[] MatchersOf(AlertFingerprint fingerprint) =>
        [new("rule", MatchOperator.Equal, fingerprint.Rule), new("scope", MatchOperator.Equal, fingerprint.Scope.ToString())];
}
