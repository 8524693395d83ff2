using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>Reads and writes the mark of the roll-ups. A mark is never changed: a newer one stands behind it.</summary>
internal sealed class InfluxMarks(InfluxClient client)
{
    public async Task<InfluxMark> ReadAsync(CancellationToken cancellationToken)
    {
        var tables = (await client.QueryAsync(InfluxQuery.RolledUntil, cancellationToken))[0];
        if (tables.Count == 0 || tables[0].Rows.EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Array } row
            || row[1].TryGetInt64OrNull() is not { } until)
        {
            return InfluxMark.None;
        }

        // Marks of before have no `kept`.
        var kept = row.GetArrayLength() > 2 ? row[2].TryGetInt64OrNull() : null;
        return new InfluxMark(row[0].GetInt64(), until, kept ?? long.MaxValue);
    }

    public async Task WriteAsync(InfluxMark mark, CancellationToken cancellationToken)
    {
        var line = new LineProtocol();
        line.Add(InfluxQuery.Rolled, mark.Kept == long.MaxValue ? [("until", mark.Until)] : [("until", mark.Until), ("kept", mark.Kept)], mark.At);
        await client.WriteAsync(line.Lines, cancellationToken);
    }
}
