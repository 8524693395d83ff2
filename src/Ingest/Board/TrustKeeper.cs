using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Board;

/// <summary>Keeps the report of trust: looks at the records as soon as the board is ready, every ten minutes, and after a flood of new dossiers.</summary>
/// <remarks>
/// A scan goes in short steps, and the fold gets its turn between them; however large the board is, scans take one per cent of the time at
/// most, and a fifth while the board doubles between two of them. The pace is for the machine and therefore real time, even in a replay; the report carries the time of the board.
/// </remarks>
internal sealed partial class TrustKeeper(
    ILiveBoard live, SourceBook sources, CatalogueBook catalogues, TrustBook book, TimeProvider clock, ILogger<TrustKeeper> logger)
    : BackgroundService
{
    private const int Rarity = 100;

    /// <summary>The same while the last report says next to nothing, as after a start on an empty board.</summary>
    private const int RarityOfNothing = 4;

    /// <summary>Growth of the board, in per cent, after which the last report says too little.</summary>
    private const int Flood = 2;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _realTime = TimeProvider.System;
    private (int Dossiers, long Stamp, TimeSpan Took, bool Behind)? _last;

    /// <summary>Scans now and puts the report into the book.</summary>
    public async Task ScanAsync(CancellationToken cancellationToken)
    {
        var started = _realTime.GetTimestamp();
        var behind = Behind();
        var (scan, dossiers) = await live.ReadAsync(
            board => (board.BeginTrustScan(catalogues.Current), board.DossierCount), cancellationToken);
        while (await live.ReadAsync(_ => scan.Continue(), cancellationToken))
        {
            await Task.Delay(BetweenSteps, _realTime, cancellationToken);
        }

        // Of a source that reached the present meanwhile, the scan has seen a part of its past only.
        var stillBehind = Behind();
        book.Current = scan.Report([.. sources.Read(Moment.From(clock.GetUtcNow())).Select(
            source => source with { CatchingUp = source.CatchingUp || (behind.Contains(source.Id) && !stillBehind.Contains(source.Id)) })]);
        _last = (dossiers, _realTime.GetTimestamp(), _realTime.GetElapsedTime(started), behind.Count > 0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (live.IsReady && await IsDueAsync(stoppingToken))
                {
                    await ScanAsync(stoppingToken);
                }

                await Task.Delay(BetweenLooks, _realTime, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's one try: the last report stays, and it is tried again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.Failed(logger, AfterFailure, exception);
                await Task.Delay(AfterFailure, _realTime, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        if (_last is not { } last)
        {
            return true;
        }

        var since = _realTime.GetElapsedTime(last.Stamp);
        var dossiers = await live.ReadAsync(board => board.DossierCount, cancellationToken);
        if (since <= last.Took * (dossiers > 2 * (long)last.Dossiers ? RarityOfNothing : Rarity))
        {
            return false;
        }

        // What was scanned while a source still read its past says little once it has reached the present.
        if (last.Behind && Behind().Count == 0)
        {
            return true;
        }

        return since >= Every || dossiers - last.Dossiers > last.Dossiers * (long)Flood / 100;
    }

    /// <summary>The sources that still read their past, or are not heard.</summary>
    private HashSet<string> Behind() =>
    [
        .. sources.Read(Moment.From(clock.GetUtcNow()))
            .Where(source => source.CatchingUp || (source.IsAwaited && source.State == SourceState.Late))
            .Select(source => source.Id),
    ];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The records could not be scanned for what makes them doubtful. Tried again in {Pause}.")]
        public static partial void Failed(ILogger logger, TimeSpan pause, Exception exception);
    }
}
