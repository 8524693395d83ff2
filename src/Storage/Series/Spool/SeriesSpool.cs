using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Series.Spool;

/// <summary>
/// Points that wait for the series store, in one SQLite file, in the order in which they came. What was appended survives a kill; what was
/// completed does not come again. Any thread may call; calls take turns, work on the calling thread, and open the file afresh after an error.
/// </summary>
public sealed class SeriesSpool(string path, SpoolLimits limits, LocalTime localTime) : IDisposable
{
    /// <summary>Rows of the quarantine table; the oldest go first beyond.</summary>
    private const int MostQuarantined = 10_000;

    private static readonly string[] Companions = ["-wal", "-shm"];

    private readonly Lock _lock = new();
    private SpoolTables? _tables;
    private bool _disposed;

    /// <value>The most bytes that waiting points should take.</value>
    public long MostBytes => limits.Bytes;

    /// <value>Where a file was put that was damaged; null when none was. Points in it are lost to the store.</value>
    public string? SetAside { get; private set; }

    /// <summary>Appends all of them, on disk at return, or none.</summary>
    /// <exception cref="SqliteException">The file cannot be written (disk full among others); the same again later.</exception>
    public void Append(IReadOnlyList<SeriesPoint> points, DateTimeOffset now)
    {
        SeriesValue.Check(points);
        Use(tables =>
        {
            tables.Limit(limits.MostPages);
            tables.Append(points, now.ToUnixTimeSeconds());
            return true;
        });
    }

    /// <summary>The oldest points that wait, oldest first.</summary>
    /// <param name="after">Only those behind this position.</param>
    public IReadOnlyList<SpooledPoint> Peek(int most, long after = 0) => Use(tables => tables.Peek(most, after));

    /// <summary>Moves the bookmark: the points up to a position are stored or refused and never come again.</summary>
    /// <param name="refused">Those of them that go into the quarantine table, in the same transaction.</param>
    public void Complete(long upTo, IReadOnlyList<SpoolRefusal> refused, DateTimeOffset now) => Use(tables =>
    {
        tables.Complete(upTo, refused, now.ToUnixTimeSeconds(), MostQuarantined);
        return true;
    });

    public SpoolExtent Measure() => Use(tables => new SpoolExtent(
        tables.Points, tables.Bytes, tables.OldestSpooledAt is { } second ? DateTimeOffset.FromUnixTimeSeconds(second) : null, tables.Quarantined));

    /// <summary>
    /// One step towards the limit, where the spool is above it: the oldest minutes are rolled up to the last of each local hour; only when
    /// everything is, the oldest points are dropped.
    /// </summary>
    /// <param name="trim">What the step gave up.</param>
    /// <returns>False when it is within its limit and nothing is left to do.</returns>
    public bool TrimSome(DateTimeOffset now, out SpoolTrim trim)
    {
        var step = Use(tables => TrimSome(tables, (long)localTime.Zone.GetUtcOffset(now).TotalSeconds));
        trim = step ?? default;
        return step is not null;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _tables?.Dispose();
            _tables = null;
        }
    }

    private SpoolTrim? TrimSome(SpoolTables tables, long offset)
    {
        if (tables.Bytes <= limits.Bytes || tables.Points == 0)
        {
            return null;
        }

        var (first, last) = (tables.FirstPosition, tables.LastPosition);
        var after = Math.Max(tables.Rolled, first - 1);
        return after < last
            ? new SpoolTrim(tables.RollUp(after, Math.Min(last, after + limits.RowsAtOnce), offset), 0)
            : new SpoolTrim(0, tables.Drop(first + Math.Min(limits.RowsAtOnce, (last - first) / 10)));
    }

    private T Use<T>(Func<SpoolTables, T> act)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return act(_tables ??= Open());
            }
            catch
            {
                _tables?.Dispose();
                _tables = null;
                throw;
            }
        }
    }

    /// <summary>A file that is broken must not stop the measuring: it is put aside for whoever wants to look, and a new one begins.</summary>
    private SpoolTables Open()
    {
        try
        {
            return new SpoolTables(path);
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            var aside = path + ".damaged";
            File.Move(path, aside, overwrite: true);
            foreach (var companion in Companions)
            {
                File.Delete(path + companion);
            }

            SetAside = aside;
            return new SpoolTables(path);
        }
    }
}
