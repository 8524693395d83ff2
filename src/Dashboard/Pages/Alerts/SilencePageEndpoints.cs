using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>`/alerts/silences`: what is silenced, by whom and until when; operators add and end.</summary>
internal static class SilencePageEndpoints
{
    private const int LargestForm = 64 * 1024;
    private const int MostLines = 200;
    private const int MostHours = 720;

    public static void MapSilencePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AlertLinks.Silences, (HttpContext context, SilenceSheet sheet) => sheet.Page(context, StatusCodes.Status200OK)).RequireAuthorization(Policies.Viewer);
        routes.MapPost(AlertLinks.Silences, ChangeAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, SilenceSheet sheet, AlertActions actions, AccountBook accounts, Texts texts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (account, from) = (accounts.Of(context.User)!, ClientAddress.Of(context));
        if (long.TryParse(form["end"], out var id))
        {
            // One that has ended meanwhile is what was wanted.
            actions.EndSilence(id, account, from);
        }
        else
        {
            var typed = new SilenceForm(form["match"].ToString().Trim(), form["hours"].ToString(), form["reason"].ToString().Trim());
            if (Refusal(typed, texts, out var matchers, out var hours) is { } problem)
            {
                return sheet.Page(context, StatusCodes.Status400BadRequest, typed, problem);
            }

            actions.Silence(matchers, TimeSpan.FromHours(hours), typed.Reason, account, from);
        }

        context.Response.Headers.Location = AlertLinks.Silences;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string? Refusal(SilenceForm form, Texts texts, out IReadOnlyList<Kpi.Alerts.AlertMatcher> matchers, out int hours)
    {
        hours = 0;
        if (!MatcherText.TryParse(form.Match, out matchers, out var fault))
        {
            return texts["alerts.problem.match"].Replace("{why}", fault, StringComparison.Ordinal);
        }

        return matchers.Count == 0 ? texts["alerts.problem.match"].Replace("{why}", texts["alerts.silence-match-hint"], StringComparison.Ordinal)
            : !MatcherSet.TryCreate(matchers, out _, out var refused) ? texts["alerts.problem.match"].Replace("{why}", refused, StringComparison.Ordinal)
            : !int.TryParse(form.Hours, out hours) || hours is < 1 or > MostHours ? texts["alerts.problem.hours"]
            : form.Reason.Length is 0 or > AlertActions.MostLetters ? texts["alerts.problem.text"]
            : null;
    }
}
