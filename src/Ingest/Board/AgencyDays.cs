using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Board;

/// <summary>Counts the dossiers anew when a day begins on which a code stands for another agency than the day before; looks twice a minute.</summary>
internal sealed partial class AgencyDays(LiveBoard live, ILogger<AgencyDays> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Counts anew where that is due.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (live.IsReady && live.Peek(board => !board.IsRecounting && board.HasOtherAliasesToday))
        {
            await live.RecountAsync(cancellationToken);
            Log.Counted(logger);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        // For the machine, and therefore real time; which day it is, the board says.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TurnAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Since today, codes of agencies stand for others; every dossier is counted by that")]
        public static partial void Counted(ILogger logger);
    }
}
