using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Says what of `ioc_day` is changed, before it is, and reads how far it is packed (docs/series.md, "Packed days"). Everybody has rows of his own, so
/// that no two processes take each other's words away; only who packs writes over them. One caller at a time says; any may read.
/// </summary>
internal sealed class InfluxChanges(InfluxClient client, TimeProvider clock, string zone)
{
    /// <summary>A writer that is still at it says it again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(2);

    private readonly string _writer = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private long _last;
    private long _said;

    /// <summary>Says that days from one on are about to change.</summary>
    /// <param name="from">The start of the first of them.</param>
    public async Task<InfluxChange> BeginAsync(long from, CancellationToken cancellationToken)
    {
        _last = Math.Max(_last + 1, clock.GetUtcNow().ToUnixTimeSeconds());
        _said = clock.GetTimestamp();
        var change = new InfluxChange(_writer, _last, from, IsWritten: false);
        await WriteAsync([change], [("from", change.From), ("written", 0)], cancellationToken);
        return change;
    }

    /// <summary>Called before each request of a long change: whoever packs waits only so long for one who may have died.</summary>
    public async Task<InfluxChange> GoOnAsync(InfluxChange change, CancellationToken cancellationToken) =>
        clock.GetElapsedTime(_said) < Again ? change : await BeginAsync(change.From, cancellationToken);

    /// <summary>Says that all of it has arrived.</summary>
    public Task EndAsync(InfluxChange change, CancellationToken cancellationToken) => WriteAsync([change], [("written", 1)], cancellationToken);

    /// <summary>Says from which day on changes are still to be packed. By who packs.</summary>
    public async Task MoveAsync(IReadOnlyList<InfluxChange> changes, long from, CancellationToken cancellationToken)
    {
        if (changes.Count > 0)
        {
            await WriteAsync(changes, [("from", from)], cancellationToken);
        }
    }

    public async Task<InfluxPackedState> ReadAsync(CancellationToken cancellationToken)
    {
        var answers = await client.QueryAsync(InfluxQuery.PackedState, cancellationToken);
        var changes = new List<InfluxChange>();
        foreach (var table in answers.Skip(1).SelectMany(tables => tables))
        {
            foreach (var row in table.Rows.EnumerateArray())
            {
                if (table.Cell(row, "from").TryGetInt64OrNull() is { } from && table.Cell(row, "writer").ToString() is var writer)
                {
                    changes.Add(new InfluxChange(writer, row[0].GetInt64(), from, table.Cell(row, "written").TryGetInt64OrNull() == 1));
                }
            }
        }

        if (answers[0] is not [var mark, ..] || mark.Rows.EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Array } newest
            || mark.Cell(newest, "until").TryGetInt64OrNull() is not { } until)
        {
            return new InfluxPackedState(long.MinValue, InfluxQuery.Earliest, InfluxQuery.Earliest, changes);
        }

        // Days of another zone are other days: none of them is packed.
        return new InfluxPackedState(
            newest[0].GetInt64(), mark.Cell(newest, "zone").ToString() == zone ? until : InfluxQuery.Earliest,
            mark.Cell(newest, "kept").TryGetInt64OrNull() ?? InfluxQuery.Earliest, changes);
    }

    /// <summary>A newer mark, behind the one that was read.</summary>
    public async Task WriteMarkAsync(InfluxPackedState read, long mark, long kept, CancellationToken cancellationToken)
    {
        var lines = new LineProtocol();
        lines.Add(InfluxQuery.PackedUntil, [], [("until", mark), ("kept", kept)], [("zone", zone)], Math.Max(read.At + 1, clock.GetUtcNow().ToUnixTimeSeconds()));
        await client.WriteAsync(lines.Lines, cancellationToken);
    }

    private async Task WriteAsync(IReadOnlyList<InfluxChange> changes, (string Field, long Number)[] fields, CancellationToken cancellationToken)
    {
        var lines = new LineProtocol();
        foreach (var change in changes)
        {
            lines.Add(InfluxQuery.Changed, Encoding.UTF8.GetBytes(",writer=" + change.Writer), fields, [], change.At);
        }

        await client.WriteAsync(lines.Lines, cancellationToken);
    }
}
