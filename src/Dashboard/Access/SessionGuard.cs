using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Access;

/// <summary>Once a second: ends the hub connections whose sessions ended, by this process, by the command line or by age.</summary>
internal sealed partial class SessionGuard(HubSessions sessions, AccessClock clock, ILogger<SessionGuard> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(Passwords.Prepare, stoppingToken);
            using var timer = new PeriodicTimer(Pause, clock.Time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                EndThoseThatDoNotHold();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Also where another part failed to start; the host would tell it as a failure of this one.
        }
    }

    private void EndThoseThatDoNotHold()
    {
        try
        {
            sessions.EndThoseThatDoNotHold();
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or IOException)
        {
            // Requests meet the same fault and are refused with it.
            Log.Unreadable(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "accounts.db cannot be read: {Reason} Nobody can sign in or read until it can.")]
        public static partial void Unreadable(ILogger logger, string reason);
    }
}
