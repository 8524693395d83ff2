using System.Diagnostics;
using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Simulator;
using Ioc.Simulator.Catalogue;

namespace Ioc.BoardLoad;

/// <summary>How long readings take while 10,000 updates a second are folded, and how long the fold waits for them.</summary>
internal sealed class Readings(LiveBoard live, UpdateStream stream)
{
    private const int UpdatesInTurn = 100;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly KpiDefinition[] Kpis = [.. KpiCatalogue.All.Where(kpi => kpi.Base != KpiBase.Service)];

    /// <summary>Readings before those that count: a service that answers has compiled its code.</summary>
    private const int WarmUp = 5;

    private readonly Random _random = new(7);

    public async Task RunAsync()
    {
        var today = await live.ReadAsync(board => board.Today, CancellationToken.None);
        var whole = await live.ReadAsync(board => board.WholePeriod(), CancellationToken.None) ?? Period.Day(today);
        var year = new Period(today.DayNumber - 364, today.DayNumber);
        foreach (var (name, period) in new[] { ("today", Period.Day(today)), ("year", year), ("all", whole) })
        {
            await MeasureAsync($"all KPIs, province, {name}", 200, board => board.Read(Kpis, Scope.Province, period).Count);
            await MeasureAsync($"all KPIs, agency, {name}", 200, board => board.Read(Kpis, new Scope(Pick(board.Codes.Agencies), null, null), period).Count);
            await MeasureAsync($"all KPIs, procedure, {name}", 200, board => board.Read(Kpis, new Scope(null, Pick(board.Codes.Procedures), null), period).Count);
            await MeasureAsync($"all KPIs, pair, {name}", 200, board => board.Read(Kpis, new Scope(Pick(board.Codes.Agencies), Pick(board.Codes.Procedures), null), period).Count);
        }

        var around = Surroundings.None with { Catalogue = SimulatedCatalogue.Of(new SimulatorOptions().Seed, DateTimeOffset.UnixEpoch) };
        await MeasureAsync("all KPIs, province and every agency, year", 100, board => AllAgencies(board, around, year));
        foreach (var id in new[] { "received-dossiers", "on-time-rate", "overdue-open", "processing-time" })
        {
            var kpi = KpiCatalogue.Find(id)!;
            await MeasureAsync($"{id} by agency, year", 60, board => board.Breakdown(kpi, BreakdownBy.Agency, Scope.Province, year).Count);
            await MeasureAsync($"{id} by procedure, year", 60, board => board.Breakdown(kpi, BreakdownBy.Procedure, Scope.Province, year).Count);
            await MeasureAsync($"{id} by procedure of an agency", 60, board => board.Breakdown(kpi, BreakdownBy.Procedure, new Scope(Pick(board.Codes.Agencies), null, null), year).Count);
        }

        await MeasurePastAsync();
    }

    /// <summary>What a frame that shows everything would read: derived KPIs too, which look at every service of an agency.</summary>
    private static int AllAgencies(KpiBoard board, Surroundings around, Period period)
    {
        var read = board.Read(KpiCatalogue.All, Scope.Province, period, around).Count;
        for (var agency = 0; agency < board.Codes.Agencies.Count; agency++)
        {
            read += board.Read(KpiCatalogue.All, new Scope(agency, null, null), period, around).Count;
        }

        return read;
    }

    private int Pick(CodeTable codes) => _random.Next(1, codes.Count);

    private async Task MeasureAsync(string what, int times, Func<KpiBoard, int> read)
    {
        await MeasureAsync(what, times, async () => await live.ReadAsync(read, CancellationToken.None));
    }

    /// <summary>What the overview asks once a minute, in steps as the dashboard takes them.</summary>
    private Task MeasurePastAsync() => MeasureAsync("the last 24 hours", 5, async () =>
    {
        var past = await live.ReadAsync(
            board => board.BeginAsOf(Kpis, Scope.Province, [.. Enumerable.Range(0, 25).Select(i => board.Now.Plus(TimeSpan.FromHours(i - 24)))]),
            CancellationToken.None);
        while (await live.ReadAsync(_ => past.Continue(), CancellationToken.None))
        {
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        past.Readings();
    });

    private async Task MeasureAsync(string what, int times, Func<Task> read)
    {
        using var stop = new CancellationTokenSource();
        var folding = Task.Run(() => Fold(stop.Token));
        await Task.Delay(Turn, TimeProvider.System, CancellationToken.None);
        for (var i = 0; i < WarmUp; i++)
        {
            await read();
        }

        var took = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await read();
            took[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        await stop.CancelAsync();
        var longest = await folding;
        Array.Sort(took);
        Console.WriteLine($"  {what,-42} p50 {took[times / 2],7:0.00} ms  p99 {took[(times - 1) * 99 / 100],7:0.00} ms  fold waited {longest,7:0.00} ms at most");
    }

    /// <returns>The longest turn, in milliseconds.</returns>
    private double Fold(CancellationToken stop)
    {
        var slice = new DossierUpdate[UpdatesInTurn];
        var longest = 0.0;
        while (!stop.IsCancellationRequested && stream.TryTake(slice))
        {
            var started = Stopwatch.GetTimestamp();
            live.Change(board =>
            {
                board.Apply(slice);
                return true;
            });
            var took = Stopwatch.GetElapsedTime(started);
            longest = Math.Max(longest, took.TotalMilliseconds);
            if (took < Turn)
            {
                stop.WaitHandle.WaitOne(Turn - took);
            }
        }

        return longest;
    }
}
