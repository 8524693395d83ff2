using System.Threading.Channels;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;
using Channel = System.Threading.Channels.Channel;

namespace Ioc.Ingest.Board;

/// <summary>Reads the journal ahead of the fold on another thread: rows opened and updates unpacked, slice by slice. Used once.</summary>
internal sealed class JournalReplay(IJournal journal, DossierCodes codes)
{
    private const int SlicesInFlight = 8;

    private readonly JournalRowCodec _rows = new(codes);
    private readonly Channel<Slice> _read = Channel.CreateBounded<Slice>(SlicesInFlight);
    private readonly Channel<Slice> _idle = Channel.CreateUnbounded<Slice>();

    /// <summary>Calls <paramref name="fold"/> with every slice of the rows after the position, in their order.</summary>
    /// <exception cref="JournalDamagedException">A row is damaged; everything before it has been folded.</exception>
    public async Task RunAsync(JournalPosition after, Action<Slice> fold, CancellationToken cancellationToken)
    {
        for (var i = 0; i < SlicesInFlight; i++)
        {
            _idle.Writer.TryWrite(new Slice());
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(after, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var slice in _read.Reader.ReadAllAsync(cancellationToken))
            {
                fold(slice);
                _idle.Writer.TryWrite(slice);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(JournalPosition after, CancellationToken cancellationToken)
    {
        Exception? problem = null;
        try
        {
            await foreach (var row in journal.ReadAsync(after, cancellationToken))
            {
                var updates = _rows.Open(row.Body, out var lastStamp);
                do
                {
                    var slice = await _idle.Reader.ReadAsync(cancellationToken);
                    updates = updates[slice.Fill(_rows, updates.Span)..];
                    slice.At = row.At;
                    slice.LastStamp = lastStamp;
                    slice.EndOf = updates.IsEmpty ? row.Position : null;
                    slice.RowCount = row.Count;
                    await _read.Writer.WriteAsync(slice, cancellationToken);
                }
                while (!updates.IsEmpty);
            }
        }
#pragma warning disable CA1031 // Not swallowed: the folding side throws it once it has folded what came before.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            problem = exception;
        }

        _read.Writer.Complete(problem);
    }

    /// <summary>Updates of one row, unpacked. Used again and again.</summary>
    internal sealed class Slice
    {
        private readonly DossierUpdate[] _updates = new DossierUpdate[LiveBoard.SliceSize];
        private int _count;

        public ReadOnlySpan<DossierUpdate> Updates => _updates.AsSpan(0, _count);

        /// <summary>When the row was appended.</summary>
        public DateTimeOffset At { get; set; }

        public Moment LastStamp { get; set; }

        /// <summary>The row that is complete with this slice, or null.</summary>
        public JournalPosition? EndOf { get; set; }

        /// <summary>The updates of the whole row.</summary>
        public int RowCount { get; set; }

        /// <returns>The bytes taken.</returns>
        public int Fill(JournalRowCodec rows, ReadOnlySpan<byte> updates)
        {
            _count = 0;
            var read = 0;
            while (_count < _updates.Length && read < updates.Length)
            {
                read += rows.Next(updates[read..], out _updates[_count++]);
            }

            return read;
        }
    }
}
