using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Series;

public sealed class SqliteSeriesStoreTests : SeriesStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteSeriesStore> _stores = [];

    private string FilePath => _folder.File($"series{_stores.Count}.db");

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    protected override ISeriesStore Create(LocalTime localTime, SeriesRetention retention)
    {
        var store = new SqliteSeriesStore(_folder.File($"series{_stores.Count + 1}.db"), localTime, retention);
        _stores.Add(store);
        return store;
    }

    [Fact]
    public async Task Everything_survives_a_kill()
    {
        await Write(Point(At(22, 1), 1), Point(At(22, 2), 2));
        await Store.UpkeepAsync(At(22, 2), default);
        var before = await Read(At(22, 0), At(23, 0), SeriesStep.Hour);

        var copy = SqliteFile.CopyAsAfterKill(FilePath, "killed.db");
        using var revived = new SqliteSeriesStore(copy, LocalTime.Vietnam, new SeriesRetention());

        var samples = await revived.ReadAsync(OnTime, At(22, 0), At(23, 0), SeriesStep.Hour, default);
        Assert.Equal(before, samples.Select(sample => (sample.At, sample.Value)));
        Assert.Equal(2, before.Count);
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_and_can_be_sent_again()
    {
        SeriesPoint[] batch = [Point(At(22, 1), 1), new(new SeriesKey("portal.visits"), At(22, 1), 2)];
        await Write(Point(At(22, 0), 0));
        SqliteFile.Execute(
            FilePath, "CREATE TRIGGER full BEFORE INSERT ON minute_point WHEN new.value = 2 BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Assert.ThrowsAsync<SqliteException>(async () => await Write(batch));
        Assert.Equal([(At(22, 0), 0d)], await Read(At(22, 0), At(23, 0), SeriesStep.Minute));

        SqliteFile.Execute(FilePath, "DROP TRIGGER full");
        await Write(batch);
        Assert.Equal(2, (await Read(At(22, 0), At(23, 0), SeriesStep.Minute)).Count);
        Assert.Single(await Store.ReadAsync(new SeriesKey("portal.visits"), At(22, 0), At(23, 0), SeriesStep.Hour, default));
    }

    [Fact]
    public async Task Minutes_that_were_never_rolled_up_are_not_lost_to_the_retention()
    {
        var store = Create(LocalTime.Vietnam, new SeriesRetention { Minute = TimeSpan.FromDays(1) });
        await store.WriteAsync([Point(At(1, 9), 1), Point(At(10, 9), 2)], default);

        await store.UpkeepAsync(At(22, 9), default);

        Assert.Empty(await store.ReadAsync(OnTime, At(1, 0), At(22, 9), SeriesStep.Minute, default));
        Assert.Equal(2, (await store.ReadAsync(OnTime, At(1, 0), At(22, 9), SeriesStep.Hour, default)).Count);
    }

    [Fact]
    public async Task Readers_beside_the_writer_see_whole_batches()
    {
        var writing = Task.Run(async () =>
        {
            for (var minute = 0; minute < 240; minute += 2)
            {
                await Write(Point(At(22, 0).AddMinutes(minute), minute), Point(At(22, 0).AddMinutes(minute + 1), minute));
                await Store.UpkeepAsync(At(22, 0).AddMinutes(minute), default);
            }
        });
        while (!writing.IsCompleted)
        {
            Assert.Equal(0, (await Read(At(22, 0), At(23, 0), SeriesStep.Minute)).Count % 2);
            var hours = await Read(At(22, 0), At(23, 0), SeriesStep.Hour);
            Assert.Equal(hours.Select((_, index) => At(22, index)), hours.Select(hour => hour.At));
        }

        await writing;
        Assert.Equal([58d, 118d, 178d, 238d], (await Read(At(22, 0), At(23, 0), SeriesStep.Hour)).Select(hour => hour.Value));
    }
}
