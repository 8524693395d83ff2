using System.Diagnostics;
using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;

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
        var stream = history.After(Updates);
        Fold(board, stream);
        await Task.CompletedTask;
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
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Process.GetCurrentProcess().UserProcessorTime;
        var clock = Stopwatch.GetTimestamp();
        foreach (var (packed, _) in stream.Slices(512))
        {
            FoldSlice(board, packed.Span);
        }

        var elapsed = Stopwatch.GetElapsedTime(clock);
        var cpu = Process.GetCurrentProcess().UserProcessorTime - started;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine($"fold                  {elapsed.TotalNanoseconds / stream.Updates,8:0} ns/update ({cpu.TotalNanoseconds / stream.Updates:0} ns of CPU, {(double)allocated / stream.Updates:0.0} B allocated, now {board.DossierCount:N0})");
    }

    private static void FoldSlice(KpiBoard board, ReadOnlySpan<byte> packed)
    {
        DossierUpdate update = default;
        for (var at = 0; at < packed.Length;)
        {
            at += UpdateCodec.Read(packed[at..], out update);
            board.Apply(update);
        }

        board.AdvanceTo(update.ChangeTime);
    }
}
