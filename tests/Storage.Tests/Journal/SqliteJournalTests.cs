using Ioc.Storage.Journal;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Journal;

public sealed class SqliteJournalTests : JournalContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("data/journal.db");

    protected override IJournal Create() => new SqliteJournal(FilePath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_kill_every_acknowledged_row_and_cursor_is_there()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            await Journal.AppendAsync(Noon, 1, Body(seed, 20_000), [new("tthc", $"c{seed}")], default);
        }

        await using var revived = await Open(SqliteFile.CopyAsAfterKill(FilePath, "killed.db"));

        Assert.Equal(50, revived.End.Row);
        Assert.Equal("c50", await revived.ReadCursorAsync("tthc", default));
        Assert.Equal(Enumerable.Range(1, 50).Select(seed => Body(seed, 20_000)), await Bodies(revived));
        Assert.Equal(51, (await revived.AppendAsync(Noon, 1, Body(51), NoCursors, default)).Row);
    }

    [Fact]
    public async Task A_torn_log_loses_only_what_was_behind_the_tear()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            await Journal.AppendAsync(Noon, 1, Body(seed, 3000), [new("tthc", $"c{seed}")], default);
        }

        var copy = SqliteFile.CopyAsAfterKill(FilePath, "torn.db");
        using (var log = new FileStream(copy + "-wal", FileMode.Open))
        {
            log.SetLength(log.Length - 1000);
        }

        await using var revived = await Open(copy);

        Assert.Equal(39, revived.End.Row);
        Assert.Equal("c39", await revived.ReadCursorAsync("tthc", default));
        Assert.Equal(Enumerable.Range(1, 39).Select(seed => Body(seed, 3000)), await Bodies(revived));
    }

    [Fact]
    public async Task A_closed_journal_opens_where_it_ended()
    {
        await Append(1);
        await Append(2);
        await Journal.PruneAsync(new(1), Noon.AddDays(1), default);
        await Journal.DisposeAsync();

        await using var again = await Open(FilePath);

        Assert.Equal(2, again.End.Row);
        Assert.Equal(1, again.Pruned.Row);
        Assert.Equal([Body(2)], await Bodies(again));
    }

    [Theory]
    [InlineData("UPDATE journal SET count = count + 1 WHERE row = 3")]
    [InlineData("UPDATE journal SET at = at + 1 WHERE row = 3")]
    [InlineData("UPDATE journal SET checksum = checksum + 1 WHERE row = 3")]
    [InlineData("UPDATE journal SET body = (SELECT body FROM journal WHERE row = 4) WHERE row = 3")]
    [InlineData("DELETE FROM journal WHERE row = 3")]
    public async Task A_changed_or_missing_row_is_named_and_nothing_behind_it_is_read(string harm)
    {
        await AppendFive();
        SqliteFile.Execute(FilePath, harm);

        await StopsAtRowThree();
    }

    [Fact]
    public async Task A_flipped_bit_is_found()
    {
        await AppendFive();
        SqliteFile.FlipBit(FilePath, "journal", "row = 3");

        await StopsAtRowThree();
        Assert.Equal([4L, 5L], (await Read(new JournalPosition(3))).Select(row => row.Row));
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("source_cursor")]
    public async Task After_an_error_of_the_database_the_append_can_be_repeated(string table)
    {
        await Journal.AppendAsync(Noon, 1, Body(1), [new("tthc", "a1")], default);
        SqliteFile.Execute(FilePath, $"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Assert.ThrowsAsync<SqliteException>(async () =>
            await Journal.AppendAsync(Noon, 1, Body(2), [new("tthc", "a2")], default));
        Assert.Equal(1, Journal.End.Row);
        Assert.Equal("a1", await Journal.ReadCursorAsync("tthc", default));
        Assert.Single(await Read());

        SqliteFile.Execute(FilePath, "DROP TRIGGER full");
        Assert.Equal(2, (await Journal.AppendAsync(Noon, 1, Body(2), [new("tthc", "a2")], default)).Row);
        Assert.Equal("a2", await Journal.ReadCursorAsync("tthc", default));
    }

    [Fact]
    public async Task The_probe_fails_when_the_journal_cannot_be_written()
    {
        await Append(1);
        SqliteFile.Execute(FilePath, "CREATE TRIGGER full BEFORE UPDATE ON journal_mark BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Assert.ThrowsAsync<SqliteException>(async () => await Journal.ProbeAsync(default));
        SqliteFile.Execute(FilePath, "DROP TRIGGER full");
        await Journal.ProbeAsync(default);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused()
    {
        var path = _folder.File("noise.db");
        await File.WriteAllBytesAsync(path, Body(1, 10_000));
        await using var journal = new SqliteJournal(path);

        await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.OpenAsync(default));
        Assert.Equal(Body(1, 10_000), await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_journal_of_a_newer_format_is_refused()
    {
        await Append(1);
        await Journal.DisposeAsync();
        SqliteFile.Execute(FilePath, "PRAGMA user_version = 2");
        await using var journal = new SqliteJournal(FilePath);

        var error = await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.OpenAsync(default));
        Assert.Contains("format 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overwritten_page_of_the_file_is_damage()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            await Journal.AppendAsync(Noon, 1, Body(seed, 1000), NoCursors, default);
        }

        await Journal.DisposeAsync();
        using (var file = new FileStream(FilePath, FileMode.Open))
        {
            file.Position = file.Length - (8 * 4096);
            file.Write(Body(1, 4096));
        }

        await using var journal = await Open(FilePath);
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => Bodies(journal));
        Assert.InRange(error.Position.Row, 100, 200);
    }

    [Fact]
    public async Task The_files_belong_to_their_owner_only()
    {
        await Append(1);

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(FilePath)!))
            {
                Assert.Equal(Owner, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task Pruned_room_is_used_again()
    {
        async Task Fill()
        {
            for (var seed = 1; seed <= 100; seed++)
            {
                await Journal.AppendAsync(Noon, 1, Body(seed, 20_000), NoCursors, default);
            }
        }

        await Fill();
        await Journal.PruneAsync(Journal.End, Noon.AddDays(1), default);
        await Fill();
        await Journal.PruneAsync(Journal.End, Noon.AddDays(1), default);
        await Fill();

        Assert.InRange(SqliteFile.Ask<long>(FilePath, "PRAGMA page_count") * 4096, 0, 100 * 20_000 * 3 / 2);
    }

    private static async Task<SqliteJournal> Open(string path)
    {
        var journal = new SqliteJournal(path);
        await journal.OpenAsync(default);
        return journal;
    }

    private static async Task<List<byte[]>> Bodies(SqliteJournal journal)
    {
        var bodies = new List<byte[]>();
        await foreach (var row in journal.ReadAsync(JournalPosition.Start, default))
        {
            bodies.Add(row.Body.ToArray());
        }

        return bodies;
    }

    private async Task AppendFive()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            await Append(seed);
        }
    }

    private async Task StopsAtRowThree()
    {
        var read = new List<long>();
        var error = await Assert.ThrowsAsync<JournalDamagedException>(async () =>
        {
            await foreach (var row in Journal.ReadAsync(JournalPosition.Start, default))
            {
                read.Add(row.Position.Row);
            }
        });
        Assert.Equal(3, error.Position.Row);
        Assert.Equal([1L, 2L], read);
    }
}
