using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Board;

public sealed class LiveBoardTests : IDisposable
{
    private readonly HandClock _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7)));
    private readonly LiveBoard _board;

    public LiveBoardTests() =>
        _board = new LiveBoard(new DossierCodes(), LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new CatalogueBook(), _clock);

    public void Dispose() => _board.Dispose();

    [Fact]
    public async Task Reading_before_the_board_is_ready_gives_up_after_two_seconds()
    {
        var reading = _board.ReadAsync(board => board.DossierCount, CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(reading.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.2));

        await Assert.ThrowsAsync<BoardNotReadyException>(() => reading);
    }

    [Fact]
    public async Task Reading_waits_for_the_board_to_become_ready()
    {
        var reading = _board.ReadAsync(board => board.DossierCount, CancellationToken.None).AsTask();
        _board.SetReady();

        Assert.Equal(0, await reading);
    }

    [Fact]
    public async Task Reading_is_as_of_the_present()
    {
        _board.SetReady();
        _clock.Advance(TimeSpan.FromHours(3));

        var now = await _board.ReadAsync(board => board.Now, CancellationToken.None);

        Assert.Equal(Moment.From(_clock.GetUtcNow()), now);
    }

    [Fact]
    public async Task Change_wakes_those_who_wait_and_only_then()
    {
        _board.SetReady();
        var revision = _board.Revision;
        var waiting = _board.WaitForChangeAsync(revision, CancellationToken.None);
        _board.Change(_ => false);
        Assert.False(waiting.IsCompleted);

        _board.Change(_ => true);

        await waiting;
        Assert.NotEqual(revision, _board.Revision);
        await _board.WaitForChangeAsync(revision, CancellationToken.None);
    }

    [Fact]
    public async Task Waiting_for_a_change_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _board.WaitForChangeAsync(_board.Revision, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
