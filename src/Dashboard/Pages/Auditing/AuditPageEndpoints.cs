using Ioc.Dashboard.Access;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Time;
using Ioc.Storage.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Auditing;

/// <summary>`/audit`: who did what, for admins.</summary>
internal static class AuditPageEndpoints
{
    private const int LinesOfAPage = 100;

    public static void MapAuditPage(this IEndpointRouteBuilder routes) => routes.MapGet("/audit", Show).RequireAuthorization(Policies.Admin);

    private static RazorComponentResult<AuditPage> Show(HttpContext context, AuditLog audit, LocalTime zone, PageFrames frames, RoomFacts room, Texts texts)
    {
        var question = AuditQuestion.Of(context.Request.Query);
        var entries = audit.Read(question.Who, question.What, question.Before, LinesOfAPage);
        var older = entries.Count == LinesOfAPage ? (question with { Before = entries[^1].Id }).Link() : null;
        return new(new { Question = question, Entries = entries, Older = older, Zone = zone, Room = room, Frame = frames.For(context), Texts = texts });
    }
}
