using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>A real board on which the test says how many dossiers of an agency are overdue.</summary>
internal sealed class WatchedBoard : ILiveBoard
{
    private readonly Lock _lock = new();
    private readonly DossierCodes _codes = new();
    private readonly Dictionary<string, Stack<ulong>> _overdue = [];
    private readonly TimeProvider _clock;
    private readonly KpiBoard _board;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision;
    private ulong _lastKey;

    public WatchedBoard(TimeProvider clock)
    {
        _clock = clock;
        _board = new KpiBoard(_codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        _board.AdvanceTo(Moment.From(clock.GetUtcNow()));
    }

    public bool IsReady { get; set; } = true;

    public long Revision => Interlocked.Read(ref _revision);

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        IsReady ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public ValueTask<T> ReadAsync<T>(Func<KpiBoard, T> read, CancellationToken cancellationToken)
    {
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

    /// <summary>Adds dossiers that are overdue, or finishes some, until there are so many.</summary>
    public void Overdue(string agency, int count)
    {
        lock (_lock)
        {
            var keys = _overdue.TryGetValue(agency, out var known) ? known : _overdue[agency] = new();
            while (keys.Count < count)
            {
                keys.Push(++_lastKey);
                Put(agency, _lastKey, null);
            }

            while (keys.Count > count)
            {
                Put(agency, keys.Pop(), _clock.GetUtcNow());
            }

            Interlocked.Increment(ref _revision);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Put(string agency, ulong key, DateTimeOffset? finished)
    {
        var received = _clock.GetUtcNow().AddDays(-9);
        var update = new DossierUpdate { Key = new DossierKey(7, key), ChangeTime = Moment.From(finished ?? received) };
        update.Content.Agency = _codes.Agencies.IdOf(agency);
        update.Content.Procedure = _codes.Procedures.IdOf("1.000100");
        update.Content.Channel = Channel.Online;
        update.Content.Received = Moment.From(received);
        update.Content.Due = Moment.From(received.AddDays(4));
        update.Content.Finished = finished is { } at ? Moment.From(at) : Moment.None;
        update.Content.Status = finished is null ? DossierStatus.Processing : DossierStatus.Finished;
        _board.Apply(update);
    }
}
