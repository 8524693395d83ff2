using Ioc.Ingest.Board;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ioc.Ingest.Tests.Board;

public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Board_after_a_restart_equals_the_board_before()
    {
        var before = await FillAsync();

        await using var again = await IngestHost.StartAsync(_folder);

        Assert.Equal(before, await again.PictureAsync());
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("overwritten")]
    [InlineData("cut")]
    public async Task Board_after_a_restart_without_a_good_checkpoint_comes_from_the_journal(string fate)
    {
        var before = await FillAsync();
        Spoil(_folder.File("state.db"), fate);

        await using (var again = await IngestHost.StartAsync(_folder))
        {
            Assert.Equal(before, await again.PictureAsync());
            await again.TakenAsync(Records.Many(1, first: 5000));
            before = await again.PictureAsync();
        }

        await using var third = await IngestHost.StartAsync(_folder);
        Assert.Equal(before, await third.PictureAsync());
    }

    [Fact]
    public async Task Checkpoint_that_cannot_be_unpacked_is_discarded_and_the_journal_replayed()
    {
        var before = await FillAsync();
        var store = new MemoryCheckpointStore();
        await store.WriteAsync(new JournalPosition(1), TimeProvider.System.GetUtcNow(), Nonsense(), CancellationToken.None);

        await using var again = await IngestHost.StartAsync(_folder, checkpoints: store);

        Assert.Equal(before, await again.PictureAsync());
    }

    [Fact]
    public async Task Checkpoint_taken_amid_updates_loses_none_of_them()
    {
        string before;
        var store = new MemoryCheckpointStore();
        await using (var host = await IngestHost.StartAsync(_folder, checkpoints: new KeptCheckpoints(store, stopAfter: 20)))
        {
            var checkpointer = host.Services.GetServices<IHostedService>().OfType<Checkpointer>().Single();
            var pushing = Task.Run(async () =>
            {
                for (var batch = 0; batch < 60; batch++)
                {
                    await host.TakenAsync(Records.Many(200, first: batch * 150));
                }
            });
            while (!pushing.IsCompleted)
            {
                await checkpointer.WriteAsync(CancellationToken.None);
            }

            await pushing;
            before = await host.PictureAsync();
        }

        Assert.NotNull(await store.ReadLatestAsync(CancellationToken.None));
        await using var again = await IngestHost.StartAsync(_folder, checkpoints: store);
        Assert.Equal(before, await again.PictureAsync());
        Assert.Equal((59 * 150) + 200, await again.DossiersAsync());
    }

    [Fact]
    public async Task Start_from_a_checkpoint_reads_only_the_journal_behind_it()
    {
        await FillAsync();
        await using var again = await IngestHost.StartAsync(_folder);

        var loader = again.Services.GetRequiredService<BoardLoader>();
        Assert.True(loader.Loaded > 0);
        Assert.True(loader.CountersHeld);
        Assert.Equal(0, loader.Replayed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(100_000)]
    public async Task Batches_counted_beside_the_replay_end_at_the_same_board(int fewest)
    {
        string before;
        await using (var host = await IngestHost.StartAsync(_folder, checkpoints: new MemoryCheckpointStore()))
        {
            for (var batch = 0; batch < 7; batch++)
            {
                await host.TakenAsync(Records.Many(2000, first: batch * 1500));
            }

            before = await host.PictureAsync();
        }

        var codes = new DossierCodes();
        using var board = new LiveBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new CatalogueBook(), TimeProvider.System);
        board.Tick();
        await using var journal = new SqliteJournal(_folder.File("journal.db"));
        await journal.OpenAsync(CancellationToken.None);
        using (var counting = new PutOffCounting(board, fewest))
        {
            await new JournalReplay(journal, codes).RunAsync(JournalPosition.Start, counting.Apply, CancellationToken.None);
            counting.End();
        }

        board.SetReady();
        Assert.Equal(before, await board.ReadAsync(BoardPicture.Of, CancellationToken.None));
    }

    [Fact]
    public async Task Checkpoint_of_an_earlier_version_is_read_and_counted()
    {
        var store = new MemoryCheckpointStore();
        string before;
        await using (var host = await IngestHost.StartAsync(_folder, checkpoints: new MemoryCheckpointStore()))
        {
            await host.TakenAsync(Records.Many(1000));
            before = await host.PictureAsync();
            var board = host.Services.GetRequiredService<LiveBoard>();
            await store.WriteAsync(board.Folded, DateTimeOffset.UnixEpoch, EarlierCheckpoint.Of(board), CancellationToken.None);
        }

        await using var again = await IngestHost.StartAsync(_folder, checkpoints: store);

        var loader = again.Services.GetRequiredService<BoardLoader>();
        Assert.Equal((1000, false, 0), (loader.Loaded, loader.CountersHeld, loader.Replayed));
        Assert.Equal(before, await again.PictureAsync());
    }

    [Fact]
    public async Task Pruned_journal_without_a_checkpoint_is_told_and_nothing_is_taken()
    {
        await FillAsync();
        await using (var journal = new SqliteJournal(_folder.File("journal.db")))
        {
            await journal.OpenAsync(CancellationToken.None);
            Assert.True(await journal.PruneAsync(new JournalPosition(1), DateTimeOffset.MaxValue, CancellationToken.None) > 0);
        }

        Spoil(_folder.File("state.db"), "deleted");
        await using var again = await IngestHost.StartAsync(_folder, awaitReady: false);

        await Eventually.Holds(() => again.Health.BoardProblem!.Contains("were pruned", StringComparison.Ordinal), "the health says why");
        Assert.False(again.Health.IsReady);
        using var response = await again.PushAsync(Records.Many(1));
        Assert.Equal(503, (int)response.StatusCode);
    }

    [Fact]
    public async Task Arrival_order_counts_across_a_restart()
    {
        await using (var host = await IngestHost.StartAsync(_folder))
        {
            await host.TakenAsync(Records.Array(Records.One(1, status: "4"), Records.One(1, status: "7")));
        }

        Spoil(_folder.File("state.db"), "deleted");
        await using var again = await IngestHost.StartAsync(_folder);
        var stamp = again.Services.GetRequiredService<Ioc.Ingest.Inbox.ArrivalClock>().Last;
        Assert.True(stamp.Exists);
        var reply = await again.TakenAsync(Records.Array(Records.One(1, status: "4")));

        Assert.Equal(1, (int)reply["accepted"]!);
        Assert.True(again.Services.GetRequiredService<Ioc.Ingest.Inbox.ArrivalClock>().Last > stamp);
    }

    [Fact]
    public async Task Counters_of_a_source_survive_a_restart()
    {
        await FillAsync();
        await using var again = await IngestHost.StartAsync(_folder);

        Assert.Equal(1500, again.Source("tthc").Accepted);
        Assert.NotNull(again.Source("tthc").Age);
    }

    private async Task<string> FillAsync()
    {
        await using var host = await IngestHost.StartAsync(_folder);
        await host.TakenAsync(Records.Many(1000));
        await host.TakenAsync(Records.Array(Enumerable.Range(0, 500).Select(number => Records.At(number, number % 600, number % 2 == 0 ? "5" : "9"))));
        await host.TakenAsync(Records.Array(Enumerable.Range(0, 500).Select(number => Records.At(number, number % 300))));
        return await host.PictureAsync();
    }

    private static void Spoil(string file, string fate)
    {
        foreach (var companion in Directory.GetFiles(Path.GetDirectoryName(file)!, "state.db-*"))
        {
            File.Delete(companion);
        }

        var bytes = File.ReadAllBytes(file);
        if (fate == "deleted")
        {
            File.Delete(file);
        }
        else
        {
            bytes.AsSpan(bytes.Length / 4, bytes.Length / 2).Fill(0x5A);
            File.WriteAllBytes(file, fate == "cut" ? bytes[..(bytes.Length / 2)] : bytes);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Nonsense()
    {
        await Task.Yield();
        yield return "\u0001\u0003\u00ff\u0000\u0000\u0000nonsense"u8.ToArray();
    }
}
