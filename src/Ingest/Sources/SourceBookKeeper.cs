using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Sources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Sources;

/// <summary>Carries the book of sources over a restart: restored before anything starts, saved now and then and at stop.</summary>
internal sealed partial class SourceBookKeeper(
    SourceBook book, SourceStatusStore store, TimeProvider clock, ILogger<SourceBookKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(30);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Try(() =>
        {
            foreach (var before in store.Load())
            {
                book.Restore(before);
            }
        });
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Try(Save);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            using var timer = new PeriodicTimer(SaveEvery, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Try(Save);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync saves the last state.
        }
    }

    private void Save() => store.Save(book.Read(Moment.From(clock.GetUtcNow())));

    private void Try(Action act)
    {
        try
        {
            act();
        }
#pragma warning disable CA1031 // Counters only: the service works without them, and the next turn tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The states of the sources could not be kept or restored.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
