using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Board;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Progress;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;
using Ioc.Storage.Plans;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Targets;

/// <summary>
/// Looks at the folder of plans every few seconds and takes what changed, and holds every target against the board: at once after a change,
/// otherwise once a minute and at midnight.
/// </summary>
internal sealed partial class TargetUpdater(
    PlanFolderOptions options,
    PlanBook plans,
    SurroundingsBook around,
    TargetBook book,
    TargetReader reader,
    AlertTargetBook watched,
    ILiveBoard live,
    LocalTime zone,
    TimeProvider clock,
    ILogger<TargetUpdater> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _realTime = TimeProvider.System;
    private string _seen = "";
    private long _minute = -1;
    private (object?, object?, object?, object?) _known;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(LookEvery, _realTime);
        try
        {
            do
            {
                await TurnAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Takes what changed, and reads the targets again where that is due.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            TakePlans();
            var now = Moment.From(clock.GetUtcNow());
            var known = around.At(now);
            var minute = now.Microseconds / 60_000_000;
            var state = (plans.Now, known.Catalogue, known.Indicators, known.Evidence);
            if (live.IsReady && (minute != _minute || state != _known))
            {
                book.Current = await ReadAsync(known, now, cancellationToken);
                watched.Now = [.. book.Current.Plans.Where(sheet => sheet.Active).SelectMany(sheet => sheet.Targets.Select(row => new AlertTarget(new PlanReference(sheet.Plan.Code, row.Progress.Target.Id), row.Progress)))];
                (_minute, _known) = (minute, state);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The loop's one try: the targets stay as they were, with their time, and are read again soon.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, error);
        }
    }

    /// <summary>Reads the folder again when a file of it has changed.</summary>
    private void TakePlans()
    {
        if (options.Directory is not { } directory || StateOf(directory) is var state && state == _seen)
        {
            return;
        }

        var snapshot = PlanFolder.LoadInto(plans, directory);
        _seen = state;
        around.Plans = snapshot.Active(options.Active);
        foreach (var problem in snapshot.Problems)
        {
            Log.PlanRefused(logger, problem.ToString());
        }

        Log.PlansTaken(logger, snapshot.Plans.Count, around.Plans.Count);
    }

    private static string StateOf(string directory)
    {
        try
        {
            return string.Join('|', new DirectoryInfo(directory).EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"unreadable: {exception.Message}";
        }
    }

    private async Task<TargetSheet> ReadAsync(Surroundings known, Moment now, CancellationToken cancellationToken)
    {
        var snapshot = plans.Now;
        var (today, calendar) = (zone.DateOf(now), await live.ReadAsync(board => board.Calendar, cancellationToken));
        var shown = snapshot.Active(options.Active);
        var sheets = new List<PlanSheet>();
        foreach (var plan in snapshot.Plans)
        {
            var rows = new List<TargetRow>();
            foreach (var target in plan.Targets)
            {
                var read = await reader.ReadAsync(plan, target, known, cancellationToken);
                var progress = TargetProgress.Of(read.Target, read.Reading, today, calendar);
                rows.Add(new TargetRow(progress, progress.Status == TargetStatus.NoData ? read.Missing ?? "days" : null));
            }

            sheets.Add(new PlanSheet(plan, shown.Contains(plan), rows, PlanTaskBook.Read(plan, known.Evidence, today, calendar)));
        }

        return new TargetSheet(zone.ToLocal(now), snapshot, sheets, snapshot.Contradictions([.. shown])) { Evidence = known.Evidence };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The targets could not be read; they stay as they were")]
        public static partial void TurnFailed(ILogger logger, Exception error);

        [LoggerMessage(LogLevel.Warning, "Plan refused: {Problem}")]
        public static partial void PlanRefused(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Information, "{Plans} plans in force, {Shown} of them shown")]
        public static partial void PlansTaken(ILogger logger, int plans, int shown);
    }
}
