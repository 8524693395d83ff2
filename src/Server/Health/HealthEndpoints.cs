using Ioc.Dashboard.Access;
using Ioc.Ingest;
using Ioc.Kpi.Board;
using Ioc.Server.Hosting;

namespace Ioc.Server.Health;

/// <summary>`/health/live`: the process answers. `/health/ready`: the journal is writable and the board has caught up.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    /// <summary>Once there are accounts, what is wrong inside is told to this machine and to operators only; the status is for everybody.</summary>
    private static IResult Ready(HttpContext context, IngestHealth health, ILiveBoard board, AccountBook accounts)
    {
        var ready = health.IsReady && board.IsReady;
        var status = ready ? "ready" : "not-ready";
        var code = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        if (!accounts.IsOpen && !LocalOrOperator.Admits(context, accounts))
        {
            return Results.Json(new { status }, statusCode: code);
        }

        return Results.Json(
            new
            {
                status,
                journal = health.JournalProblem ?? "writable",
                board = health.BoardProblem ?? "caught up",
                calendar = board.MissingYear() is { } year
                    ? $"{year} is missing: due dates in it are read as if it had no holidays; add it to the calendar file (Ioc:Calendar:File)" : "complete",
            },
            statusCode: code);
    }
}
