using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Scenes;

/// <summary>
/// Turns changes of the board into numbered frames: each scene is built once for all displays of an audience, at most four times a second,
/// however many updates came in between.
/// </summary>
/// <remarks>Data carries the injected clock's time; the pace is for people's eyes and therefore real time, even in a replay.</remarks>
internal sealed partial class SceneBroadcaster(
    Audiences audiences,
    SceneMemory memory,
    ILiveBoard live,
    SourceBook sources,
    TrustBook trust,
    AlertBook alerts,
    FrameSender sender,
    DashboardMetrics metrics,
    BroadcastPace pace,
    TimeProvider clock,
    LocalTime zone,
    Texts texts,
    ILogger<SceneBroadcaster> logger) : BackgroundService
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _realTime = TimeProvider.System;
    private int _failures;

    // Of the audience's turn: what handing frames to its connections took, which is no work of the scenes.
    private TimeSpan _sending;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
                _failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop of a wall never ends on an error: it says so, backs off and tries again.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _failures++;
                Log.TurnFailed(logger, _failures, error);
                foreach (var audience in audiences.All)
                {
                    PublishUnbuilt(audience);
                }

                await RestAsync(TimeSpan.FromSeconds(Math.Min(_failures, LongestBackOff.TotalSeconds)), stoppingToken);
            }
        }
    }

    /// <summary>Shows each audience in its turn what changed, and then waits for the next change or tick.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        var revision = live.Revision;
        var all = audiences.All;
        foreach (var audience in all)
        {
            var started = _realTime.GetTimestamp();
            _sending = TimeSpan.Zero;
            await ShowAsync(audience, cancellationToken);
            var took = _realTime.GetElapsedTime(started);
            var rest = (took - _sending) * pace.RestFactor;
            var left = (pace.Shortest / all.Count) - took;
            await RestAsync(rest > left ? rest : left, cancellationToken);
        }

        await ChangeOrTickAsync(revision, cancellationToken);
    }

    private async Task ShowAsync(Audience audience, CancellationToken cancellationToken)
    {
        var (revision, minute) = (live.Revision, MinuteNow());
        if (!live.IsReady)
        {
            PublishUnbuilt(audience);
        }
        else if (audience.States.Any(state => state.Built != (revision, minute)))
        {
            await BuildAsync(audience, revision, cancellationToken);
        }
        else
        {
            PublishAged(audience);
        }
    }

    /// <param name="revision">Read before the board is: it may know more by then, and is built once more.</param>
    private async Task BuildAsync(Audience audience, long revision, CancellationToken cancellationToken)
    {
        try
        {
            var states = audience.States.ToArray();
            await memory.RefreshAsync(states.Select(state => state.Scene), live, cancellationToken);
            var started = _realTime.GetTimestamp();
            var freshness = Freshness.Of(sources, Now());
            var built = await live.ReadAsync(
                board =>
                {
                    var rules = CountingView.Of(board.Rules);
                    return states.Select(state => Built(state, state.Scene.Build(board, freshness), rules)).ToArray();
                },
                cancellationToken);
            var minute = MinuteNow();
            foreach (var (state, tiles, rules) in built)
            {
                state.Built = (revision, minute);
                Publish(audience, state, tiles, rules, ready: true);
            }

            metrics.FrameBuilt(_realTime.GetElapsedTime(started));
        }
        catch (BoardNotReadyException)
        {
            PublishUnbuilt(audience);
        }
    }

    private (SceneState State, IReadOnlyList<Tile> Tiles, string Rules) Built(SceneState state, IReadOnlyList<Tile> tiles, CountingView rules) =>
        (state, tiles, CountingWords.Line(state.Scene.KpisShown(tiles).Select(KpiCatalogue.Find).OfType<KpiDefinition>(), rules, texts));

    private void PublishAged(Audience audience)
    {
        foreach (var state in audience.States)
        {
            Publish(audience, state, tiles: null, rules: null, ready: true);
        }
    }

    /// <summary>The last values stay on the wall, marked as not live.</summary>
    private void PublishUnbuilt(Audience audience)
    {
        foreach (var state in audience.States)
        {
            state.Built = null;
            Publish(audience, state, tiles: null, rules: null, ready: false);
        }
    }

    private void Publish(Audience audience, SceneState state, IReadOnlyList<Tile>? tiles, string? rules, bool ready)
    {
        var now = Now();
        var statuses = sources.Read(now);
        var freshness = Freshness.Of(statuses);
        metrics.Age = freshness.AgeSeconds;
        var strip = statuses.Select(source => SceneSource.Of(source, zone)).ToArray();
        var open = alerts.Open;
        var picture = new ScenePicture(
            zone.ToLocal(now), tiles, rules, strip, freshness, trust.Current.Doubts, ready, SceneAlerts.Of(open, now.ToUtc(), zone), open.Count);
        if (state.Advance(picture, pace.Heartbeat) is { } frame)
        {
            var started = _realTime.GetTimestamp();
            sender.Send(audience, frame);
            _sending += _realTime.GetElapsedTime(started);
        }
    }

    private async Task ChangeOrTickAsync(long revision, CancellationToken cancellationToken)
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var change = live.WaitForChangeAsync(revision, tick.Token);
        await Task.WhenAny(change, alerts.Changed, Task.Delay(pace.Tick, _realTime, tick.Token));
        await tick.CancelAsync();
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task RestAsync(TimeSpan rest, CancellationToken cancellationToken) => Task.Delay(rest, _realTime, cancellationToken);

    private Moment Now() => Moment.From(clock.GetUtcNow());

    private long MinuteNow() => Now().Microseconds / 60_000_000;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Scenes could not be built, failure {Failures} in a row")]
        public static partial void TurnFailed(ILogger logger, int failures, Exception error);
    }
}
