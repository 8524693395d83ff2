using Ioc.Kpi.Board;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;

namespace Ioc.Ingest.Board;

/// <summary>Owns the board of this process and its lock. The fold, the clock, the checkpoint and every reader meet here.</summary>
internal sealed class LiveBoard(
    DossierCodes codes, LocalTime zone, WorkingCalendar calendar, CountingRules rules, CatalogueBook catalogues, TimeProvider clock) : ILiveBoard, IBoardRules, IDisposable
{
    /// <summary>Updates folded in one hold of the lock; short enough for a reading to get in between.</summary>
    public const int SliceSize = 512;

    /// <summary>Dossiers looked at in one hold of the lock when the rules change.</summary>
    private const int RecountSize = 2048;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Lock _signal = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _recounting = new(1);
    private WorkingCalendar _calendar = calendar;
    private KpiBoard _board = new(codes, zone, calendar, rules, catalogues.Current);
    private TaskCompletionSource? _changed;
    private long _revision;
    private long _folded;
    private int _waiting;

    public DossierCodes Codes => codes;

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>The last journal row whose updates are all on the board; what a checkpoint taken now would cover.</summary>
    public JournalPosition Folded
    {
        get => new(Interlocked.Read(ref _folded));
        set => Interlocked.Exchange(ref _folded, value.Row);
    }

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public async ValueTask<T> ReadAsync<T>(Func<KpiBoard, T> read, CancellationToken cancellationToken)
    {
        if (!IsReady)
        {
            try
            {
                await _ready.Task.WaitAsync(Patience, clock, cancellationToken);
            }
            catch (TimeoutException exception)
            {
                throw new BoardNotReadyException("The board is still folding the journal.", exception);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Read(read);
    }

    public async Task WaitForChangeAsync(long revision, CancellationToken cancellationToken)
    {
        while (Revision == revision)
        {
            Task changed;
            lock (_signal)
            {
                if (Revision != revision)
                {
                    return;
                }

                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Changes the board while nobody else touches it. Keep it to <see cref="SliceSize"/> updates.</summary>
    /// <param name="change">Returns whether it changed anything that a reading could show.</param>
    public void Change(Func<KpiBoard, bool> change)
    {
        bool changed;
        lock (_lock)
        {
            changed = change(_board);
        }

        if (changed)
        {
            Announce();
        }

        if (Volatile.Read(ref _waiting) > 0)
        {
            Thread.Yield();
        }
    }

    /// <summary>Looks at the board as it is, ready or not, without moving its clock.</summary>
    public T Peek<T>(Func<KpiBoard, T> look)
    {
        lock (_lock)
        {
            return look(_board);
        }
    }

    /// <summary>Copies packed records for the checkpoint; see <see cref="BoardCapture.CopyRows"/>.</summary>
    public int CopyRows(BoardCapture capture, int row, Span<byte> records, Span<ushort> lengths, out int written)
    {
        lock (_lock)
        {
            return capture.CopyRows(row, records, lengths, out written);
        }
    }

    public async Task RecountAsync(WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        await _recounting.WaitAsync(cancellationToken);
        try
        {
            _calendar = calendar;
            Change(board => Began(board, calendar));
            while (Peek(board => board.ContinueRecount(RecountSize)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Volatile.Read(ref _waiting) > 0)
                {
                    await Task.Yield();
                }
            }

            Change(_ => true);
        }
        finally
        {
            _recounting.Release();
        }
    }

    /// <summary>Counts every dossier anew by the calendar in force and by the catalogue and the day of now.</summary>
    public Task RecountAsync(CancellationToken cancellationToken) => RecountAsync(_calendar, cancellationToken);

    /// <summary>Moves the clock of the board to the present.</summary>
    public void Tick()
    {
        var now = Moment.From(clock.GetUtcNow());
        Change(board => board.AdvanceTo(now));
    }

    /// <summary>A board of its own for the loader to fill where nobody looks.</summary>
    public KpiBoard NewBoard() => NewBoard(Moment.From(clock.GetUtcNow()));

    /// <summary>The same with its clock at an earlier instant, to fold what was known since.</summary>
    public KpiBoard NewBoard(Moment at)
    {
        var board = new KpiBoard(codes, zone, _calendar, rules, catalogues.Current);
        board.AdvanceTo(at);
        return board;
    }

    /// <summary>Puts a loaded board in the place of the empty one; only before <see cref="SetReady"/>.</summary>
    public void Adopt(KpiBoard loaded)
    {
        lock (_lock)
        {
            _board = loaded;
        }
    }

    /// <summary>Throws everything loaded so far away and begins with an empty board; only before <see cref="SetReady"/>.</summary>
    public void StartOver() => Adopt(NewBoard());

    public void Dispose() => _recounting.Dispose();

    public void SetReady()
    {
        _ready.TrySetResult();
        Announce();
    }

    private T Read<T>(Func<KpiBoard, T> read)
    {
        var now = Moment.From(clock.GetUtcNow());
        T result;
        bool changed;
        Interlocked.Increment(ref _waiting);
        try
        {
            lock (_lock)
            {
                changed = _board.AdvanceTo(now);
                result = read(_board);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        if (changed)
        {
            Announce();
        }

        return result;
    }

    /// <summary>A change that was cut off by a stop is ended first.</summary>
    private bool Began(KpiBoard board, WorkingCalendar calendar)
    {
        while (board.IsRecounting && board.ContinueRecount(RecountSize))
        {
        }

        board.BeginRecount(calendar, rules, catalogues.Current);
        return false;
    }

    private void Announce()
    {
        TaskCompletionSource? changed;
        lock (_signal)
        {
            Interlocked.Increment(ref _revision);
            changed = _changed;
            _changed = null;
        }

        changed?.TrySetResult();
    }
}
