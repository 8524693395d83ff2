using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Board;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>
/// The one writer of alerts. A turn: read the board, move every alert, decide who is told what, and commit all of it in one transaction.
/// </summary>
/// <remarks>
/// <code>
/// board ─▶ samples ─▶ AlertRound ─▶ AlertRouter ─▶ AlertStore.Commit ─▶ outbox worker
///            rules ────────┘            └──── acts, silences, routing
/// </code>
/// A turn that fails changes nothing: what is held in memory is let go when it begins, and kept when all of it is committed.
/// </remarks>
internal sealed partial class AlertLoop(
    ILiveBoard live, SurroundingsBook around, TrustBook trust, AlertTargetBook targets, AlertRuleBook rules, RoutingBook routing, AlertFiles files,
    AlertPastReader past, AlertWatchOptions options, AlertFile file, AlertStore store, AlertDesk desk, AlertPulse pulse, AlertSeenBook seen, WatchMetrics metrics, LocalTime zone,
    TimeProvider clock, ILogger<AlertLoop> logger) : BackgroundService
{
    /// <summary>An alert is late by so much at most; escalations, repeats and ends of silences need no change of the board.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>However much changes, the board is asked no more often than this.</summary>
    private static readonly TimeSpan LeastRest = TimeSpan.FromMilliseconds(300);

    /// <summary>A long turn is followed by a longer rest, so that others get the board too, but an alert may not wait for it.</summary>
    private const int RestFactor = 4;

    private static readonly TimeSpan MostRest = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _realTime = TimeProvider.System;
    private readonly AlertRouter _router = new();
    private HeldAlerts? _held;
    private OpenAtStart? _openAtStart;
    private DateTimeOffset? _started;
    private AlertEvaluator? _evaluator;
    private AlertRuleSet? _evaluatorOf;
    private AlertTimes? _times;
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var (started, revision, written) = (_realTime.GetTimestamp(), live.Revision, file.Changes.Revision);
            try
            {
                await TurnAsync(stoppingToken);
                pulse.Beat();
                _failures = 0;
                var rest = _realTime.GetElapsedTime(started) * RestFactor;
                await Task.Delay(rest < LeastRest ? LeastRest : rest > MostRest ? MostRest : rest, _realTime, stoppingToken);
                await ChangeOrTickAsync(revision, written, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's one try: nothing was committed, and everything is read again from the store.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _failures++;
                Log.TurnFailed(logger, _failures, error);
                await BackOffAsync(stoppingToken);
            }
        }
    }

    /// <summary>One turn. Before the board is ready, nothing is judged: what a half-read journal shows is no alert.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!live.IsReady)
        {
            return;
        }

        files.TakeChanged();

        var started = _realTime.GetTimestamp();
        var held = _held ?? HeldAlerts.Load(store, IsTold);
        _held = null;
        _openAtStart ??= new OpenAtStart(held.States.Values);
        var now = clock.GetUtcNow();
        _started ??= now;
        var (round, samples) = await RoundAsync(held, now, cancellationToken);
        metrics.Evaluated(_realTime.GetElapsedTime(started));
        held.TakeActs(file, desk, now);
        Commit(held, round, now);
        seen.Now = new AlertsSeen(now, samples, round.States);
        metrics.Turned(_realTime.GetElapsedTime(started), held.States.Values);
        _openAtStart.Committed(round, now);
        _held = held;
    }

    private async Task<(AlertRound Round, IReadOnlyList<AlertSample> Samples)> RoundAsync(HeldAlerts held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var set = rules.Now;
        var surroundings = around.At(Moment.From(now));
        var calendar = await live.ReadAsync(board => board.Calendar, cancellationToken);
        if (!ReferenceEquals(set, _evaluatorOf) || !ReferenceEquals(calendar, _times?.Calendar))
        {
            _times = new AlertTimes(calendar, zone);
            (_evaluator, _evaluatorOf) = (new AlertEvaluator(set, _times), set);
        }

        var answers = await live.ReadAsync(board => _evaluator!.Ask(board, surroundings), cancellationToken);
        var agencies = answers.Readings.Where(answer => answer.Key.ByAgency).SelectMany(answer => answer.Value).Select(row => row.Key).Where(code => code.Length > 0).Distinct().ToList();
        var before = await past.ReadAsync(_evaluator!, agencies, now, cancellationToken);
        var reading = new AlertReading(now, answers, surroundings, targets.Now, trust.Current, options.Service(), before, options.Names()) { Since = _started };
        var samples = _evaluator!.Evaluate(reading);
        var round = AlertRound.Of(set, held.States, samples, now, _times!, _evaluator.BlindOf(reading));
        return (_openAtStart!.Close(round, samples, set, now, _times!), samples);
    }

    private void Commit(HeldAlerts held, AlertRound round, DateTimeOffset now)
    {
        var number = held.Last;
        var transitions = round.Transitions.Select(transition => transition with { Number = ++number }).ToList();
        held.Put(round.States);
        held.Memory.Add(transitions.Where(IsTold));
        var table = routing.Now.Table;
        var outcome = _router.Plan(new RoutingInput
        {
            Table = table, States = held.States, Memory = held.Memory, Acts = held.Acts, Silences = held.Silences, Calendar = _times!.Calendar,
            RuleOf = _evaluatorOf!.Find, Now = now,
        });
        var muted = Muted(held, outcome.Mutes);
        transitions.AddRange(muted.Where(IsOpen).Select(state => MuteOf(state, ++number, now)));
        var twice = muted.Select(state => state.Fingerprint).ToHashSet();
        held.Put(muted);
        var commit = new AlertCommit
        {
            States = [.. round.ToStore.Where(state => !twice.Contains(state.Fingerprint)).Concat(muted)],
            Transitions = transitions, Told = outcome.Told, Receivers = outcome.Receivers, Messages = outcome.Messages,
        };
        if (commit.States.Count + commit.Transitions.Count + commit.Told.Count + commit.Receivers.Count + commit.Messages.Count > 0)
        {
            store.Commit(commit);
        }

        held.Last = number;
        held.Memory.Committed(outcome, table, held.States);
        metrics.Told(transitions, outcome.Messages.Count);
    }

    /// <summary>That data are lost or back is told where the rule says so, mutes never; everything else is the routing's business.</summary>
    private bool IsTold(AlertTransition transition) =>
        transition.Change switch
        {
            AlertChange.LostData or AlertChange.RegainedData => rules.Now.Find(transition.Fingerprint.Rule) is { NoData.Tell: true },
            AlertChange.Muted or AlertChange.Unmuted => false,
            _ => true,
        };

    private static bool IsOpen(AlertState state) => state.Phase == AlertPhase.Firing || state.NoData;

    /// <summary>That an open alert is muted, or no longer: what was kept from people stands in its history.</summary>
    private static AlertTransition MuteOf(AlertState state, long number, DateTimeOffset now) => new(
        number, state.Fingerprint, state.Episode, state.Mute is null ? AlertChange.Unmuted : AlertChange.Muted, state.Phase, state.Phase, now, state.Value,
        state.Mute?.Reason ?? "");

    /// <summary>The states whose muting is another than before.</summary>
    private static List<AlertState> Muted(HeldAlerts held, IReadOnlyList<AlertMute> mutes)
    {
        var now = mutes.ToDictionary(mute => mute.Fingerprint);
        var muted = new List<AlertState>();
        foreach (var (fingerprint, state) in held.States)
        {
            if ((now.Count > 0 || state.Mute is not null) && now.GetValueOrDefault(fingerprint) is var mute && state.Mute != mute)
            {
                muted.Add(state with { Mute = mute });
            }
        }

        return muted;
    }

    private async Task ChangeOrTickAsync(long revision, long written, CancellationToken cancellationToken)
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var change = live.WaitForChangeAsync(revision, tick.Token);
        var act = file.Changes.WaitAsync(written, tick.Token);
        await Task.WhenAny(change, act, Task.Delay(Tick, _realTime, tick.Token));
        await tick.CancelAsync();
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await act.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task BackOffAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(_failures, LongestBackOff.TotalSeconds));
        await Task.Delay(pause, _realTime, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Alerts could not be judged, failure {Failures} in a row; nothing was changed")]
        public static partial void TurnFailed(ILogger logger, int failures, Exception error);
    }
}
