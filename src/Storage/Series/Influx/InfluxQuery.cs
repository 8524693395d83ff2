using System.Globalization;
using System.Text;
using Ioc.Kpi.Series;

namespace Ioc.Storage.Series.Influx;

/// <summary>The InfluxQL that the store speaks. Times are seconds since 1970-01-01T00:00:00Z.</summary>
internal static class InfluxQuery
{
    /// <summary>Measurements of points as written and of their roll-ups.</summary>
    public const string Minutes = "ioc_minute";
    public const string Hours = "ioc_hour";
    public const string Days = "ioc_day";

    /// <summary>The measurement that says up to which second minutes are rolled up.</summary>
    public const string Rolled = "ioc_rolled";

    /// <summary>The measurement that says what people read for the value of a tag of the others.</summary>
    public const string Names = "ioc_name";

    /// <summary>The measurement of days that are over, packed by agency and month; how far they are; and what of `ioc_day` is being changed.</summary>
    public const string Packed = "ioc_packed";
    public const string PackedUntil = "ioc_packed_until";
    public const string Changed = "ioc_changed";

    /// <summary>The series of <see cref="SeriesKey.IsPlain"/>, and those with a channel or source besides.</summary>
    private const string OfPlainMetrics = "\"metric\" !~ /:/";

    private const string Fields = "\"numerator\", \"denominator\", \"parts\"";

    /// <summary>InfluxDB keeps nanoseconds in 64 bits, so it knows no time before 1677 and none after 2262.</summary>
    public const long Earliest = -Latest;
    public const long Latest = 9_200_000_000;

    public static string RolledUntil => $"SELECT last(\"until\"), \"kept\" FROM \"{Rolled}\"";

    public static string MeasurementOf(SeriesStep step) => step switch
    {
        SeriesStep.Minute => Minutes,
        SeriesStep.Hour => Hours,
        _ => Days,
    };

    public static string CreateDatabase(string name) => $"CREATE DATABASE {Name(name)} WITH DURATION INF SHARD DURATION 7d";

    /// <summary>
    /// Every row of one series of a measurement, oldest first, and of others that differ in having a channel or source: asking for those without one
    /// takes InfluxDB longer than naming them.
    /// </summary>
    public static string Rows(string measurement, InfluxTags tags, long from, long to) =>
        $"SELECT \"value\", {Fields} FROM \"{measurement}\" WHERE {Is(tags)} AND {Within(from, to)}"
        + (Empty(tags) is { Length: > 0 } empty ? $" GROUP BY {empty}" : "");

    /// <summary>The last minute of each local hour or day of the series of <see cref="Rows"/>, at the start of the hour or day.</summary>
    public static string LastOfEach(SeriesStep step, InfluxTags tags, long from, long to, TimeZoneInfo zone) =>
        LastOfEach(Is(tags), step, Empty(tags), from, to, zone);

    /// <summary>
    /// Every row of several series, which differ in one tag and may have a channel or source besides. Grouped by the tag they take InfluxDB nearly
    /// twice as long.
    /// </summary>
    /// <param name="which"><see cref="OfEveryAgency"/> or <see cref="OfMetrics"/>.</param>
    public static string RowsBy(string tag, string which, string measurement, long from, long to) =>
        $"SELECT \"value\", {Fields}, {Name(tag)}, \"channel\", \"source\" FROM \"{measurement}\" WHERE {which} AND {Within(from, to)}";

    /// <summary>The last minute of each local hour or day of the series of <see cref="RowsBy"/>.</summary>
    public static string LastOfEachBy(string tag, string which, SeriesStep step, long from, long to, TimeZoneInfo zone) =>
        LastOfEach(which, step, $"{Name(tag)}, \"channel\", \"source\"", from, to, zone);

    /// <summary>Every row of every plain series, and of those with a channel or source besides.</summary>
    public static string AllRows(string measurement, long from, long to) =>
        $"SELECT \"value\", {Fields}, {AllTags} FROM \"{measurement}\" WHERE {OfPlainMetrics} AND {Within(from, to)}";

    /// <summary>The last minute of each local day of the series of <see cref="AllRows"/>.</summary>
    public static string LastOfEachDay(long from, long to, TimeZoneInfo zone) => LastOfEach(OfPlainMetrics, SeriesStep.Day, AllTags, from, to, zone);

    /// <summary>How far days are packed, and what is being changed.</summary>
    public static string PackedState =>
        $"SELECT last(\"until\") AS \"until\", \"kept\", \"zone\" FROM \"{PackedUntil}\"; SELECT \"from\", \"written\", \"writer\" FROM \"{Changed}\"";

    public static string PackedRows(long from, long to) => $"SELECT \"days\", \"agency\" FROM \"{Packed}\" WHERE {Within(from, to)}";

    /// <summary>The series of one metric, with and without a channel, of the province and of each agency.</summary>
    public static string OfEveryAgency(InfluxTags tags) => Conditions(tags.Pairs.Where(tag => tag.Name != "agency" && tag.Value.Length > 0));

    /// <summary>The series of some metrics of one agency, or of the province, with and without a channel.</summary>
    public static string OfMetrics(IEnumerable<string> metrics, InfluxTags tags) =>
        $"({string.Join(" OR ", metrics.Select(metric => $"\"metric\" = {Text(metric)}"))}) AND {Conditions(tags.Pairs.Where(tag => tag.Name == "agency" || tag.Value.Length > 0))}";

    /// <summary>The last minute of every series in a span, at its own time.</summary>
    public static string LastOfAll(long from, long to) =>
        $"SELECT last(\"value\") AS \"value\", {Fields} FROM \"{Minutes}\" WHERE {Within(from, to)} GROUP BY *";

    /// <summary>The time of the first minute of any series from a second on.</summary>
    public static string FirstSince(long from) => $"SELECT first(\"value\") FROM \"{Minutes}\" WHERE time >= {Second(from)}";

    /// <summary>The time of the first row of any series in a span.</summary>
    public static string FirstWithin(string measurement, long from, long to, string field = "value") => $"SELECT first({Name(field)}) FROM \"{measurement}\" WHERE {Within(from, to)}";

    /// <summary>From which second the roll-ups of some metrics are.</summary>
    public static string LastSeconds(string measurement, IEnumerable<string> metrics, long from, long to) =>
        $"SELECT \"value\", \"last\" FROM \"{measurement}\" WHERE ({string.Join(" OR ", metrics.Select(metric => $"\"metric\" = {Text(metric)}"))}) "
        + $"AND {Within(from, to)} GROUP BY {string.Join(", ", InfluxTags.Names.Select(Name))}";

    /// <summary>1.x only.</summary>
    public static string Delete(string measurement, long from, long to) => $"DELETE FROM \"{measurement}\" WHERE {Within(from, to)}";

    /// <summary>An identifier in double quotes.</summary>
    public static string Name(string name) => Quoted(name, '"');

    /// <summary>A string in single quotes.</summary>
    public static string Text(string text) => Quoted(text, '\'');

    private static string LastOfEach(string which, SeriesStep step, string groups, long from, long to, TimeZoneInfo zone) =>
        $"SELECT last(\"value\") AS \"value\", {Fields} FROM \"{Minutes}\" WHERE {which} AND {Within(from, to)} "
        + $"GROUP BY {(groups.Length > 0 ? groups + ", " : "")}time({(step == SeriesStep.Hour ? "1h" : "1d")}) fill(none) tz({Text(zone.Id)})";

    private static string AllTags => string.Join(", ", InfluxTags.Names.Select(Name));

    private static string Is(InfluxTags tags) => Conditions(tags.Pairs.Where(tag => tag.Name == "agency" || tag.Value.Length > 0));

    private static string Conditions(IEnumerable<(string Name, string Value)> tags) => string.Join(" AND ", tags.Select(tag => $"\"{tag.Name}\" = {Text(tag.Value)}"));

    private static string Empty(InfluxTags tags) =>
        string.Join(", ", tags.Pairs.Where(tag => tag.Name is "channel" or "source" && tag.Value.Length == 0).Select(tag => Name(tag.Name)));

    private static string Within(long from, long to) => $"time >= {Second(from)} AND time < {Second(to)}";

    private static string Second(long second) =>
        Math.Clamp(second, Earliest, Latest).ToString(CultureInfo.InvariantCulture) + "s";

    private static string Quoted(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var letter in text)
        {
            _ = letter == '\n' ? quoted.Append("\\n") : quoted.Append(letter == quote || letter == '\\' ? "\\" : "").Append(letter);
        }

        return quoted.Append(quote).ToString();
    }
}
