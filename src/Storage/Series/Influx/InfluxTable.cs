using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>One series of the answer to one statement; the first column is the time in seconds.</summary>
/// <param name="Tags">The tags that the statement grouped by.</param>
internal sealed record InfluxTable(IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Columns, JsonElement Rows)
{
    public InfluxTags TagSet => new(TagOf("metric"), TagOf("agency"), TagOf("channel"), TagOf("source"));

    /// <summary>The rows as values. `last` is the column of that name, or the time of the row where there is none.</summary>
    public IEnumerable<SeriesValue> Values()
    {
        var (value, numerator, denominator) = (ColumnOf("value"), ColumnOf("numerator"), ColumnOf("denominator"));
        var (parts, last) = (ColumnOf("parts"), ColumnOf("last"));
        foreach (var row in Rows.EnumerateArray())
        {
            if (value < 0 || row[value].ValueKind != JsonValueKind.Number)
            {
                continue;
            }

            // A point that others have written may have no `parts`; then what is there counts.
            var counts = Whole(row, parts) ?? (LineProtocol.HasNumerator | LineProtocol.HasDenominator);
            var at = row[0].GetInt64();
            yield return new SeriesValue(
                at, Whole(row, last) ?? at, row[value].GetDouble(),
                (counts & LineProtocol.HasNumerator) != 0 ? Whole(row, numerator) : null,
                (counts & LineProtocol.HasDenominator) != 0 ? Whole(row, denominator) : null);
        }
    }

    /// <summary>The only number of the only row of an answer such as `SELECT last(until) …`; null where there is none.</summary>
    public static (long At, long? Number)? Single(IReadOnlyList<InfluxTable> tables) =>
        tables.Count > 0 && tables[0].Rows.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Array } row
            ? (row[0].GetInt64(), row[1].TryGetInt64OrNull())
            : null;

    private static long? Whole(JsonElement row, int column) => column < 0 ? null : row[column].TryGetInt64OrNull();

    private string TagOf(string name) => Tags.TryGetValue(name, out var value) ? value : "";

    private int ColumnOf(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
