using System.Globalization;
using System.Text;
using Ioc.Kpi.Series;

namespace Ioc.Storage.Series.Influx;

/// <summary>The tags of a series as InfluxDB keeps them. An empty tag is not written: InfluxDB has no empty tags, and reads a missing one as empty.</summary>
/// <param name="Metric">The part of the metric before its `@`.</param>
/// <param name="Source">The part behind it: the source that a measurement of the service is about.</param>
internal readonly record struct InfluxTags(string Metric, string Agency, string Channel, string Source)
{
    /// <summary>The names, in the order in which a line has them.</summary>
    public static readonly string[] Names = ["agency", "channel", "metric", "source"];

    public IEnumerable<(string Name, string Value)> Pairs =>
        [("agency", Agency), ("channel", Channel), ("metric", Metric), ("source", Source)];

    /// <value>As <see cref="SeriesKey.IsPlain"/>.</value>
    public bool IsPlain => Channel.Length == 0 && Source.Length == 0 && !Metric.Contains(':', StringComparison.Ordinal);

    public static InfluxTags Of(SeriesKey key)
    {
        var (metric, source) = key.Split();
        return new(Encode(metric), Encode(key.Agency), Encode(key.Channel), Encode(source));
    }

    /// <summary>
    /// What line protocol cannot carry in a tag is written as in an address: control characters, a backslash that would be read as the escape
    /// of what follows, and, so that no two names meet, the per cent sign itself. Everything else stays as it is.
    /// </summary>
    public static string Encode(string value)
    {
        if (!value.AsSpan().ContainsAny('%', '\\') && !value.Any(char.IsControl))
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 8);
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter == '%' || char.IsControl(letter) || (letter == '\\' && (i + 1 == value.Length || value[i + 1] is ',' or ' ' or '=' or '\\' or '%' || char.IsControl(value[i + 1]))))
            {
                text.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }

    /// <summary>The value that was encoded.</summary>
    public static string Decode(string tag)
    {
        if (!tag.Contains('%', StringComparison.Ordinal))
        {
            return tag;
        }

        var text = new StringBuilder(tag.Length);
        for (var i = 0; i < tag.Length; i++)
        {
            if (tag[i] == '%' && i + 2 < tag.Length && byte.TryParse(tag.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                text.Append((char)letter);
                i += 2;
            }
            else
            {
                text.Append(tag[i]);
            }
        }

        return text.ToString();
    }
}
