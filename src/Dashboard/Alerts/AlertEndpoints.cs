using System.ComponentModel;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Alerts;

/// <summary>`/api/v1/alerts` (contracts.md).</summary>
internal static class AlertEndpoints
{
    private static readonly string[] States = ["open", "firing", "acknowledged", "muted", "no-data", "pending", "resolved", "all"];

    public static void MapAlertApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/alerts", Read).RequireAuthorization(Policies.Viewer).Produces<AlertsAnswer>().WithTags("alerts").WithSummary("Alerts, the gravest first.");

    private static IResult Read(
        AlertReader reader,
        [Description("open (default: everything open or without data), firing, acknowledged, muted, no-data, pending, resolved or all.")] string? state = null)
    {
        var wanted = state ?? "open";
        if (!States.Contains(wanted))
        {
            return ApiProblems.BadQuery("unknown-state", $"state is one of {string.Join(", ", States)}.");
        }

        var alerts = wanted is "pending" or "resolved" or "all" ? reader.All() : reader.Open();
        return TypedResults.Ok(new AlertsAnswer(wanted is "open" or "all" ? alerts : [.. alerts.Where(alert => alert.State == wanted)]));
    }
}
