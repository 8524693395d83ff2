using Ioc.Kpi.Inbox;
using Ioc.Storage.Journal;
using Xunit;

namespace Ioc.Storage.Tests.Journal;

/// <summary>What every journal promises.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(7));
    protected static readonly SourceCursor[] NoCursors = [];

    protected IJournal Journal { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Journal = Create();
        await Journal.OpenAsync(default);
    }

    public async Task DisposeAsync() => await Journal.DisposeAsync();

    protected abstract IJournal Create();

    protected static byte[] Body(int seed, int length = 100)
    {
        var body = new byte[length];
        new Random(seed).NextBytes(body);
        return body;
    }

    protected ValueTask<JournalPosition> Append(int seed, DateTimeOffset? at = null) =>
        Journal.AppendAsync(at ?? Noon, seed, Body(seed), NoCursors, default);

    protected async Task<List<(long Row, byte[] Body)>> Read(JournalPosition after = default)
    {
        var rows = new List<(long, byte[])>();
        await foreach (var row in Journal.ReadAsync(after, default))
        {
            rows.Add((row.Position.Row, row.Body.ToArray()));
        }

        return rows;
    }

    [Fact]
    public async Task A_new_journal_is_empty_and_ends_at_the_start()
    {
        Assert.Equal(JournalPosition.Start, Journal.End);
        Assert.Equal(JournalPosition.Start, Journal.Pruned);
        Assert.Empty(await Read());
        Assert.Null(await Journal.ReadCursorAsync("tthc", default));
    }

    [Fact]
    public async Task Rows_come_back_in_append_order_with_everything_that_was_given()
    {
        var at = Noon.AddTicks(1234560);
        var first = await Journal.AppendAsync(at, 3, Body(1, 70_001), NoCursors, default);
        var second = await Journal.AppendAsync(Noon, 0, ReadOnlyMemory<byte>.Empty, NoCursors, default);
        var third = await Journal.AppendAsync(Noon, 7, Body(3, 13), NoCursors, default);

        Assert.Equal([1L, 2L, 3L], new[] { first.Row, second.Row, third.Row });
        Assert.Equal(third, Journal.End);
        var read = await Read();
        Assert.Equal([1L, 2L, 3L], read.Select(row => row.Row));
        Assert.Equal(Body(1, 70_001), read[0].Body);
        Assert.Empty(read[1].Body);
        Assert.Equal(Body(3, 13), read[2].Body);
        await foreach (var row in Journal.ReadAsync(JournalPosition.Start, default))
        {
            Assert.Equal(at, row.At);
            Assert.Equal(TimeSpan.Zero, row.At.Offset);
            Assert.Equal(3, row.Count);
            break;
        }
    }

    [Fact]
    public async Task Reading_starts_behind_the_given_position()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            await Append(seed);
        }

        Assert.Equal([4L, 5L], (await Read(new JournalPosition(3))).Select(row => row.Row));
        Assert.Empty(await Read(Journal.End));
    }

    [Fact]
    public async Task Checksums_tell_rows_apart_by_number_and_content()
    {
        await Append(1);
        await Append(2);
        await Journal.AppendAsync(Noon, 2, Body(2), NoCursors, default);
        var checksums = new List<uint?>();
        for (var row = 1; row <= 3; row++)
        {
            checksums.Add(await Journal.ChecksumAsync(new(row), default));
        }

        Assert.Equal(3, checksums.OfType<uint>().Distinct().Count());
        Assert.Equal(checksums[1], await Journal.ChecksumAsync(new(2), default));
        Assert.Null(await Journal.ChecksumAsync(JournalPosition.Start, default));
        Assert.Null(await Journal.ChecksumAsync(new(4), default));
        await Journal.PruneAsync(new(1), Noon.AddDays(1), default);
        Assert.Null(await Journal.ChecksumAsync(new(1), default));
    }

    [Fact]
    public async Task Cursors_move_with_their_append()
    {
        await Journal.AppendAsync(Noon, 1, Body(1), [new("tthc", "a1"), new("dvc", "b1")], default);
        await Journal.AppendAsync(Noon, 1, Body(2), [new("tthc", "a2")], default);

        Assert.Equal("a2", await Journal.ReadCursorAsync("tthc", default));
        Assert.Equal("b1", await Journal.ReadCursorAsync("dvc", default));
        Assert.Null(await Journal.ReadCursorAsync("other", default));
    }

    [Fact]
    public async Task A_failed_append_leaves_rows_and_cursors_and_the_journal_goes_on()
    {
        await Journal.AppendAsync(Noon, 1, Body(1), [new("tthc", "a1")], default);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await Journal.AppendAsync(Noon, 1, Body(2), [new("tthc", "a2"), null!], default));

        Assert.Equal(1, Journal.End.Row);
        Assert.Equal("a1", await Journal.ReadCursorAsync("tthc", default));
        Assert.Single(await Read());
        Assert.Equal(2, (await Journal.AppendAsync(Noon, 1, Body(3), [new("tthc", "a3")], default)).Row);
        Assert.Equal("a3", await Journal.ReadCursorAsync("tthc", default));
        Assert.Equal(Body(3), (await Read())[1].Body);
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Journal.AppendAsync(Noon, 1, Body(1), NoCursors, new CancellationToken(canceled: true)));

        Assert.Equal(JournalPosition.Start, Journal.End);
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task Pruning_deletes_only_rows_that_are_covered_and_old()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await Append(seed, Noon.AddHours(seed));
        }

        Assert.Equal(0, await Journal.PruneAsync(new(6), Noon, default));
        Assert.Equal(2, await Journal.PruneAsync(new(2), Noon.AddDays(1), default));
        Assert.Equal(2, await Journal.PruneAsync(new(6), Noon.AddHours(5), default));
        Assert.Equal(0, await Journal.PruneAsync(new(6), Noon.AddHours(5), default));

        Assert.Equal(4, Journal.Pruned.Row);
        Assert.Equal(6, Journal.End.Row);
        Assert.Equal([5L, 6L], (await Read()).Select(row => row.Row));
        Assert.Equal([6L], (await Read(new(5))).Select(row => row.Row));
    }

    [Fact]
    public async Task Numbers_go_on_after_everything_was_pruned()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            await Append(seed);
        }

        Assert.Equal(200, await Journal.PruneAsync(Journal.End, Noon.AddDays(1), default));

        Assert.Empty(await Read());
        Assert.Equal(201, (await Append(201)).Row);
        Assert.Equal([201L], (await Read()).Select(row => row.Row));
    }

    [Fact]
    public async Task A_journal_that_continues_after_a_position_has_only_the_rows_behind_it()
    {
        await Append(1);
        await Append(2);
        await Journal.ContinueAfterAsync(new(7), default);

        Assert.Equal(7, Journal.End.Row);
        Assert.Equal(7, Journal.Pruned.Row);
        Assert.Empty(await Read());
        Assert.Equal(8, (await Append(8)).Row);
        Assert.Equal([8L], (await Read(new(7))).Select(row => row.Row));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_journal_that_reaches_the_position_does_not_continue_after_it(long position)
    {
        await Append(1);
        await Append(2);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Journal.ContinueAfterAsync(new(position), default));
        Assert.Equal([1L, 2L], (await Read()).Select(row => row.Row));
    }

    [Fact]
    public async Task A_reader_beside_the_appender_sees_every_row_once_and_in_order()
    {
        const int Rows = 300;
        var appending = Task.Run(async () =>
        {
            for (var seed = 1; seed <= Rows; seed++)
            {
                await Append(seed);
            }
        });
        var seen = new List<(long Row, byte[] Body)>();
        var whole = await Task.Run(async () =>
        {
            while (seen.Count < Rows && !appending.IsFaulted)
            {
                seen.AddRange(await Read(new JournalPosition(seen.Count)));
            }

            return seen.Count == Rows;
        });

        await appending;
        Assert.True(whole);
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => (long)row), seen.Select(row => row.Row));
        Assert.All(seen, row => Assert.Equal(Body((int)row.Row), row.Body));
    }

    [Fact]
    public async Task The_probe_writes_without_a_trace()
    {
        await Append(1);
        await Journal.ProbeAsync(default);

        Assert.Equal(1, Journal.End.Row);
        Assert.Single(await Read());
        Assert.Equal(2, (await Append(2)).Row);
    }
}
