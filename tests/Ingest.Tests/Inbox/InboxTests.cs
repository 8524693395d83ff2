using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests.Inbox;

public sealed class InboxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Full_disk_refuses_and_recovers_by_itself()
    {
        FailingJournal journal = null!;
        await using var host = await IngestHost.StartAsync(_folder, inner => journal = new FailingJournal(inner));
        await host.TakenAsync(Records.Many(10));

        journal.DiskIsAway = true;
        using (var refused = await host.PushAsync(Records.Many(10, first: 100)))
        {
            Assert.Equal(503, (int)refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }

        Assert.NotNull(host.Health.JournalProblem);
        Assert.False(host.Health.IsReady);
        Assert.Equal(10, await host.DossiersAsync());

        journal.DiskIsAway = false;
        await Eventually.Holds(() => host.Health.IsReady, "the inbox recovers");
        Assert.Equal(10, (int)(await host.TakenAsync(Records.Many(10, first: 100)))["accepted"]!);
        Assert.Equal(20, await host.DossiersAsync());
    }

    [Fact]
    public async Task Large_body_that_is_refused_half_way_counts_the_half_that_is_durable()
    {
        FailingJournal journal = null!;
        await using var host = await IngestHost.StartAsync(_folder, inner => journal = new FailingJournal(inner) { RowsLeft = 1 });

        using var refused = await host.PushAsync(Records.Many(20_000));

        Assert.Equal(503, (int)refused.StatusCode);
        var durable = await host.DossiersAsync();
        Assert.InRange(durable, 1, 19_999);
        Assert.Equal((durable, 0), (host.Source("tthc").Accepted, host.Source("tthc").FailuresInARow));
    }

    [Fact]
    public async Task Refused_batches_leave_no_trace_after_a_restart()
    {
        FailingJournal journal = null!;
        await using (var host = await IngestHost.StartAsync(_folder, inner => journal = new FailingJournal(inner)))
        {
            await host.TakenAsync(Records.Many(10));
            journal.DiskIsAway = true;
            var batch = new UpdateBatch { Cursor = new SourceCursor("poll", "after") };
            batch.Add(Update(1));
            await Assert.ThrowsAsync<InboxUnavailableException>(() => host.Inbox.AcceptAsync(batch, CancellationToken.None).AsTask());
        }

        await using var again = await IngestHost.StartAsync(_folder);
        Assert.Equal(10, await again.DossiersAsync());
        Assert.Null(await again.Services.GetRequiredService<IJournal>().ReadCursorAsync("poll", CancellationToken.None));
    }

    [Fact]
    public async Task Cursor_is_committed_with_its_batch_and_also_alone()
    {
        await using (var host = await IngestHost.StartAsync(_folder))
        {
            var batch = new UpdateBatch { Cursor = new SourceCursor("poll", "one") };
            batch.Add(Update(1));
            Assert.Equal(new InboxReceipt(1, 0), await host.Inbox.AcceptAsync(batch, CancellationToken.None));
            Assert.Equal("one", await CursorAsync(host));

            var alone = new UpdateBatch { Cursor = new SourceCursor("poll", "two") };
            Assert.Equal(new InboxReceipt(0, 0), await host.Inbox.AcceptAsync(alone, CancellationToken.None));

            batch.Cursor = new SourceCursor("poll", "three");
            Assert.Equal(new InboxReceipt(0, 1), await host.Inbox.AcceptAsync(batch, CancellationToken.None));
        }

        await using var again = await IngestHost.StartAsync(_folder);
        Assert.Equal("three", await CursorAsync(again));
        Assert.Equal(1, await again.DossiersAsync());
    }

    [Fact]
    public async Task Stopped_inbox_takes_nothing()
    {
        var host = await IngestHost.StartAsync(_folder);
        var inbox = host.Inbox;
        await host.DisposeAsync();

        await Assert.ThrowsAsync<InboxUnavailableException>(() => inbox.AcceptAsync(new UpdateBatch(), CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Repeated_content_is_not_journalled_again()
    {
        await using var host = await IngestHost.StartAsync(_folder);
        await host.TakenAsync(Records.Many(10));
        var journal = host.Services.GetRequiredService<IJournal>();
        var end = journal.End;

        await host.TakenAsync(Records.Many(10));

        Assert.Equal(end, journal.End);
    }

    private static async Task<string?> CursorAsync(IngestHost host) =>
        await host.Services.GetRequiredService<IJournal>().ReadCursorAsync("poll", CancellationToken.None);

    private static DossierUpdate Update(ulong key) => new()
    {
        Key = new DossierKey(key, key),
        ChangeTime = Moment.From(new DateTimeOffset(2025, 3, 10, 8, 0, 0, TimeSpan.Zero)),
        Content = new DossierContent { Received = Moment.From(new DateTimeOffset(2025, 3, 10, 1, 0, 0, TimeSpan.Zero)), Status = DossierStatus.Processing },
    };
}
