using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Tests;

/// <summary>A real board behind a lock, fed by the test.</summary>
internal sealed class HeldBoard : ILiveBoard
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly KpiBoard _board;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision;
    private ulong _lastKey;

    public HeldBoard(TimeProvider clock)
    {
        _clock = clock;
        _board = new KpiBoard(Codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        _board.AdvanceTo(Moment.From(clock.GetUtcNow()));
    }

    public DossierCodes Codes { get; } = new();

    public bool IsReady { get; set; } = true;

    public long Revision => Interlocked.Read(ref _revision);

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        IsReady ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public ValueTask<T> ReadAsync<T>(Func<KpiBoard, T> read, CancellationToken cancellationToken)
    {
        if (!IsReady)
        {
            throw new BoardNotReadyException();
        }

        lock (_lock)
        {
            _board.AdvanceTo(Moment.From(_clock.GetUtcNow()));
            return ValueTask.FromResult(read(_board));
        }
    }

    public Task WaitForChangeAsync(long revision, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Revision != revision ? Task.CompletedTask : _changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A dossier with the given content; agency and procedure by their codes.</summary>
    public void Put(
        string agency, DateTimeOffset received, string procedure = "1.000100", Channel channel = Channel.Online,
        DateTimeOffset? due = null, DateTimeOffset? finished = null, byte status = DossierStatus.Processing,
        (byte All, byte Digitised, byte Reused) components = default)
    {
        lock (_lock)
        {
            var update = new DossierUpdate
            {
                Key = new DossierKey(7, ++_lastKey),
                ChangeTime = Moment.From(finished ?? received),
            };
            update.Content.Agency = Codes.Agencies.IdOf(agency);
            update.Content.Procedure = Codes.Procedures.IdOf(procedure);
            update.Content.Channel = channel;
            update.Content.Received = Moment.From(received);
            update.Content.Due = due is { } dueAt ? Moment.From(dueAt) : Moment.None;
            update.Content.Finished = finished is { } finishedAt ? Moment.From(finishedAt) : Moment.None;
            update.Content.Status = finished is null ? status : DossierStatus.Finished;
            (update.Content.Components, update.Content.ComponentsDigitised, update.Content.ComponentsReused) = components;
            _board.Apply(update);
            Interlocked.Increment(ref _revision);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
