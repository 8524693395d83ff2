using Ioc.Ingest;
using Ioc.Kpi.Board;

namespace Ioc.Server.Health;

/// <summary>`/health/live`: the process answers. `/health/ready`: the journal is writable and the board has caught up.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static IResult Ready(IngestHealth health, ILiveBoard board)
    {
        var ready = health.IsReady && board.IsReady;
        return Results.Json(
            new
            {
                status = ready ? "ready" : "not-ready",
                journal = health.JournalProblem ?? "writable",
                board = health.BoardProblem ?? "caught up",
            },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
