using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series.Spool;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Series;

public sealed class SeriesSpoolTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly TemporaryFolder _folder = new();
    private readonly SeriesSpool _spool;

    public SeriesSpoolTests() => _spool = Open(FilePath);

    private string FilePath => _folder.File("series-spool.db");

    public void Dispose()
    {
        _spool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Points_come_out_as_they_went_in_and_in_order()
    {
        SeriesPoint[] points =
        [
            new(new SeriesKey("b", "Sở Nội vụ, \"1\"\n🏛️", "online"), Now, 0.1, long.MaxValue, null),
            new(new SeriesKey("a"), Now.AddMinutes(-1), -1e300, null, 0),
            new(new SeriesKey("a"), Now.AddMinutes(-1), 2),
        ];
        _spool.Append(points[..1], Now);
        _spool.Append(points[1..], Now);

        Assert.Equal(points.Select(point => point with { At = point.At.ToUniversalTime() }), _spool.Peek(10).Select(spooled => spooled.Point));
        Assert.Equal(points[0].Value, Assert.Single(_spool.Peek(1)).Point.Value);
    }

    [Fact]
    public void What_was_completed_is_gone_also_after_a_kill_and_positions_are_never_given_twice()
    {
        _spool.Append(Points(100), Now);
        var (first, last) = (_spool.Peek(40)[^1].Position, _spool.Peek(100)[^1].Position);
        _spool.Complete(first, [], Now);

        using var revived = Open(SqliteFile.CopyAsAfterKill(FilePath, "killed.db"));
        Assert.Equal(60, revived.Measure().Points);
        Assert.Equal(40, revived.Peek(1)[0].Point.Value);
        revived.Complete(last, [], Now);
        revived.Append(Points(1), Now);
        Assert.True(Assert.Single(revived.Peek(10)).Position > last);
    }

    [Fact]
    public void The_extent_tells_points_room_age_and_quarantine()
    {
        var empty = _spool.Measure();
        Assert.Equal((0L, null), (empty.Points, empty.OldestAt));
        _spool.Append(Points(10_000), Now);
        _spool.Append(Points(1), Now.AddMinutes(3));

        var full = _spool.Measure();
        Assert.Equal((10_001L, (DateTimeOffset?)Now), (full.Points, full.OldestAt));
        Assert.InRange(full.Bytes - empty.Bytes, 10_000 * 15, 10_000 * 60);

        _spool.Complete(_spool.Peek(10_000)[^1].Position, [new SpoolRefusal(_spool.Peek(1)[0], "why")], Now);
        var left = _spool.Measure();
        Assert.Equal((1L, (DateTimeOffset?)Now.AddMinutes(3), 1L), (left.Points, left.OldestAt, left.Quarantined));
        Assert.InRange(left.Bytes, 1, full.Bytes / 2);
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing_and_the_next_one_is_taken()
    {
        SqliteFile.Execute(FilePathOfOpened(), "CREATE TRIGGER full BEFORE INSERT ON spool_point WHEN new.value = 5 BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        Assert.Throws<SqliteException>(() => _spool.Append(Points(10), Now));
        Assert.Equal(0, _spool.Measure().Points);

        SqliteFile.Execute(FilePath, "DROP TRIGGER full");
        _spool.Append(Points(10), Now);
        Assert.Equal(10, _spool.Peek(100).Count);
    }

    [Fact]
    public void A_damaged_file_is_put_aside_and_a_new_one_begins()
    {
        var path = _folder.File("broken.db");
        File.WriteAllText(path, new string('x', 10_000));
        using var spool = Open(path);

        spool.Append(Points(3), Now);

        Assert.Equal(3, spool.Peek(10).Count);
        Assert.Equal(path + ".damaged", spool.SetAside);
        Assert.Equal(new string('x', 10_000), File.ReadAllText(spool.SetAside!));
    }

    [Fact]
    public async Task Writers_and_the_shipper_beside_each_other_lose_and_double_nothing()
    {
        const int Each = 40;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var batch = 0; batch < Each; batch++)
            {
                _spool.Append(Points(50, $"w{writer}", batch * 50), Now);
            }
        })).ToArray();
        var seen = new List<(string, double)>();
        while (seen.Count < 4 * Each * 50)
        {
            var batch = _spool.Peek(333);
            seen.AddRange(batch.Select(spooled => (spooled.Point.Series.Metric, spooled.Point.Value)));
            if (batch.Count > 0)
            {
                _spool.Complete(batch[^1].Position, [], Now);
            }
        }

        await Task.WhenAll(writers);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(0, _spool.Measure().Points);
    }

    private string FilePathOfOpened()
    {
        _spool.Measure();
        return FilePath;
    }

    private static SeriesSpool Open(string path) => new(path, new SpoolLimits(), LocalTime.Vietnam);

    private static SeriesPoint[] Points(int count, string metric = "k", int first = 0) =>
        [.. Enumerable.Range(first, count).Select(number => new SeriesPoint(new SeriesKey(metric), Now.AddMinutes(number), number, number, 1))];
}
