using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ioc.Ingest;
using Ioc.Ingest.Board;
using Ioc.Ingest.Inbox;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;

namespace Ioc.BoardLoad;

/// <summary>A start of the service from files: a checkpoint of the whole board, and a journal with updates behind it.</summary>
internal sealed class Start(string folder) : IAsyncDisposable
{
    private const int GroupSize = 16_384;

    private readonly SqliteJournal _journal = new(Path.Combine(folder, "journal.db"));
    private readonly SqliteCheckpointStore _checkpoints = new(Path.Combine(folder, "state.db"));

    public async Task WriteAsync(LiveBoard board, UpdateStream tail)
    {
        await _journal.OpenAsync(CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        var blocks = new CheckpointBlocks(board, Moment.None, rowChecksum: 0);
        await _checkpoints.WriteAsync(JournalPosition.Start, DateTimeOffset.UnixEpoch, blocks.ReadAsync(CancellationToken.None), CancellationToken.None);
        Console.WriteLine($"checkpoint written    {Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.00} s");
        var rows = new JournalRowCodec(board.Codes);
        foreach (var (packed, count) in tail.Slices(GroupSize))
        {
            await _journal.AppendAsync(DateTimeOffset.UnixEpoch, count, rows.Write(packed.Span, Moment.None), [], CancellationToken.None);
        }
    }

    /// <summary>Loads into a fresh process state: new code tables, new board.</summary>
    public async Task ReadAsync(TimeProvider clock)
    {
        var codes = new DossierCodes();
        var board = new LiveBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new CatalogueBook(), clock);
        using var services = new MeterOnly();
        var loader = new BoardLoader(_journal, _checkpoints, board, new ArrivalClock(clock), new IngestMetrics(services), codes);
        var started = Stopwatch.GetTimestamp();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var covered = await loader.LoadCheckpointAsync(CancellationToken.None);
        var loaded = Stopwatch.GetElapsedTime(started);
        await loader.ReplayAsync(covered, _ => { }, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Console.WriteLine(
            $"load                  {elapsed.TotalSeconds,8:0.00} s ({loader.Loaded:N0} dossiers {loaded.TotalSeconds:0.00} s, "
            + $"{loader.Replayed:N0} updates {(elapsed - loaded).TotalSeconds:0.00} s; {processor.TotalSeconds:0.00} s of CPU)");
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _checkpoints.DisposeAsync();
    }

    private sealed class MeterOnly : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}
