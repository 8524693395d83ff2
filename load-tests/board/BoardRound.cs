using System.Diagnostics;
using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;

namespace Ioc.BoardLoad;

/// <summary>Measures one size of board and prints what it found.</summary>
internal sealed class BoardRound(int dossiers)
{
    private const int Updates = 2_000_000;

    public async Task RunAsync()
    {
        var history = new ProvinceHistory(dossiers);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var board = history.NewBoard();
        var started = Stopwatch.GetTimestamp();
        history.Fill(board);
        Console.WriteLine($"--- {board.DossierCount:N0} dossiers (made in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s)");
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"memory                {(double)bytes / board.DossierCount,8:0.0} B/dossier");

        PrintParts(board);
        var live = new LiveBoard(history.Codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new CatalogueBook(), new StandingClock(history.Now));
        live.Adopt(board);
        live.SetReady();
        var stream = history.After(Updates);
        Console.WriteLine($"--- start with {Updates:N0} updates in the journal");
        await MeasureStartAsync(live, stream);
        Console.WriteLine("--- fold");
        Fold(board, stream);
        PrintParts(board);
        Console.WriteLine("--- readings");
        await new Readings(live, stream).RunAsync();
        Recount(board);
        Console.WriteLine($"process               {Process.GetCurrentProcess().WorkingSet64 / 1e6,8:0} MB");
    }

    /// <summary>The whole board by another calendar, as a deployment changes it, and by another rule, which touches every dossier.</summary>
    private static void Recount(KpiBoard board)
    {
        var builtIn = WorkingCalendar.BuiltIn;
        var dayOff = builtIn.Days.Last(day => !day.IsWorked && day.Date < board.Today);
        var worked = new WorkingCalendar(builtIn.AsOf, builtIn.Weekend, builtIn.Hours, builtIn.Years, builtIn.Days.Where(day => day != dayOff));
        var year = new WorkingCalendar(
            builtIn.AsOf, builtIn.Weekend, builtIn.Hours, builtIn.Years.SkipLast(1).ToList(), builtIn.Days.Where(day => day.Date.Year != builtIn.Years[^1].Year));
        Recount("a holiday that is worked", board, worked, new CountingRules());
        Recount("the last year unknown", board, year, new CountingRules());
        Recount("other working hours", board, WithHours(year), new CountingRules());
        Recount("Saturdays that are worked", board, new WorkingCalendar(year.AsOf, [DayOfWeek.Sunday], year.Hours, year.Years, year.Days), new CountingRules());
        Recount("on time by the instant", board, year, new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant });
    }

    /// <summary>The same days, with one long spell of work instead of two.</summary>
    private static WorkingCalendar WithHours(WorkingCalendar calendar) =>
        new(calendar.AsOf, calendar.Weekend, new WorkingHours([(new TimeOnly(8, 0), new TimeOnly(16, 0))]), calendar.Years, calendar.Days);

    private static void Recount(string what, KpiBoard board, WorkingCalendar calendar, CountingRules rules)
    {
        var clock = Stopwatch.GetTimestamp();
        var longest = TimeSpan.Zero;
        board.BeginRecount(calendar, rules, Catalogue.Empty);
        for (var goesOn = true; goesOn;)
        {
            var step = Stopwatch.GetTimestamp();
            goesOn = board.ContinueRecount(2048);
            longest = longest > Stopwatch.GetElapsedTime(step) ? longest : Stopwatch.GetElapsedTime(step);
        }

        Console.WriteLine($"recount, {what,-28} {Stopwatch.GetElapsedTime(clock).TotalSeconds,8:0.00} s, in steps of {longest.TotalMilliseconds:0.0} ms at most");
    }

    private static async Task MeasureStartAsync(LiveBoard live, UpdateStream stream)
    {
        var folder = Directory.CreateTempSubdirectory("ioc-board-load-");
        try
        {
            await using var start = new Start(folder.FullName);
            await start.WriteAsync(live, stream);
            for (var i = 0; i < 2; i++)
            {
                await start.ReadAsync(new StandingClock(stream.Last));
                GC.Collect();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void PrintParts(KpiBoard board)
    {
        var memory = board.Memory;
        foreach (var part in typeof(BoardMemory).GetProperties().Where(part => part.PropertyType == typeof(long)))
        {
            Console.WriteLine($"  {part.Name,-20}{(double)(long)part.GetValue(memory)! / board.DossierCount,8:0.0} B/dossier");
        }
    }

    private static void Fold(KpiBoard board, UpdateStream stream)
    {
        var slice = new DossierUpdate[512];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Process.GetCurrentProcess().UserProcessorTime;
        var clock = Stopwatch.GetTimestamp();
        foreach (var (packed, _) in stream.Slices(512))
        {
            FoldSlice(board, slice, packed.Span);
        }

        var elapsed = Stopwatch.GetElapsedTime(clock);
        var cpu = Process.GetCurrentProcess().UserProcessorTime - started;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine($"fold                  {elapsed.TotalNanoseconds / stream.Updates,8:0} ns/update ({cpu.TotalNanoseconds / stream.Updates:0} ns of CPU, {(double)allocated / stream.Updates:0.0} B allocated, now {board.DossierCount:N0})");
    }

    private static void FoldSlice(KpiBoard board, DossierUpdate[] slice, ReadOnlySpan<byte> packed)
    {
        var count = 0;
        for (var at = 0; at < packed.Length;)
        {
            at += UpdateCodec.Read(packed[at..], out slice[count++]);
        }

        board.Apply(slice.AsSpan(0, count));
        board.AdvanceTo(slice[count - 1].ChangeTime);
    }
}
