using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>One series of the answer to one statement; the first column is the time in seconds.</summary>
/// <param name="Tags">The tags that the statement grouped by.</param>
internal sealed record InfluxTable(IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Columns, JsonElement Rows)
{
    public InfluxTags TagSet => new(TagOf("metric"), TagOf("agency"), TagOf("channel"), TagOf("source"));

    /// <value>Whether these are rows of a series and not of one that has a channel or source besides; only the tags that were grouped by are seen.</value>
    public bool IsOf(InfluxTags tags) =>
        (TagOf("channel") is var channel && (channel.Length == 0 || channel == tags.Channel)) && (TagOf("source") is var source && (source.Length == 0 || source == tags.Source));

    /// <summary>The rows as values. `last` is the column of that name, or the time of the row where there is none.</summary>
    public IEnumerable<SeriesValue> Values() => Read().Select(row => row.Value);

    /// <summary>The rows with this channel and source (empty for those without), each with the tag of its row or else of the table.</summary>
    public IEnumerable<(string Tag, SeriesValue Value)> ValuesBy(string tag, string channel, string source)
    {
        var (by, way, of) = (ColumnOf(tag), ColumnOf("channel"), ColumnOf("source"));
        return Read()
            .Where(row => Tag(row.Row, way, "channel") == channel && Tag(row.Row, of, "source") == source)
            .Select(row => (Tag(row.Row, by, tag), row.Value));
    }

    /// <summary>The rows, each with its tags, whether they are columns or what the statement grouped by.</summary>
    public IEnumerable<(InfluxTags Tags, SeriesValue Value)> ValuesByTags()
    {
        var (metric, agency, channel, source) = (ColumnOf("metric"), ColumnOf("agency"), ColumnOf("channel"), ColumnOf("source"));
        return Read().Select(row => (
            new InfluxTags(Tag(row.Row, metric, "metric"), Tag(row.Row, agency, "agency"), Tag(row.Row, channel, "channel"), Tag(row.Row, source, "source")), row.Value));
    }

    /// <summary>A cell by the name of its column; of the kind undefined where there is no such column.</summary>
    public JsonElement Cell(JsonElement row, string name) => ColumnOf(name) is >= 0 and var column ? row[column] : default;

    private IEnumerable<(JsonElement Row, SeriesValue Value)> Read()
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
            yield return (
                row,
                new SeriesValue(
                    at, Whole(row, last) ?? at, row[value].GetDouble(),
                    (counts & LineProtocol.HasNumerator) != 0 ? Whole(row, numerator) : null,
                    (counts & LineProtocol.HasDenominator) != 0 ? Whole(row, denominator) : null));
        }
    }

    /// <summary>The time of the only row of an answer such as `SELECT first(value) …`; null where there is none.</summary>
    public static long? TimeOf(IReadOnlyList<InfluxTable> tables) =>
        tables.Count > 0 && tables[0].Rows.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Array } row ? row[0].GetInt64() : null;

    private static long? Whole(JsonElement row, int column) => column < 0 ? null : row[column].TryGetInt64OrNull();

    private string Tag(JsonElement row, int column, string name) => column < 0 ? TagOf(name) : row[column].GetString() ?? "";

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
