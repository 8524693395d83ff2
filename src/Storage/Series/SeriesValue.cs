using Ioc.Kpi.Series;

namespace Ioc.Storage.Series;

/// <summary>One stored row: the start of its minute, hour or day, and the second of the point it was taken from.</summary>
internal readonly record struct SeriesValue(long At, long Last, double Value, long? Numerator, long? Denominator)
{
    private static readonly Comparer<SeriesValue> ByTime = Comparer<SeriesValue>.Create((one, other) => one.At.CompareTo(other.At));

    public static SeriesValue From(in SeriesPoint point)
    {
        var second = SeriesBuckets.SecondOf(point.At);
        return new SeriesValue(second, second, point.Value, point.Numerator, point.Denominator);
    }

    /// <summary>A point that is no number would be stored as nothing and break every chart; it is a mistake of the caller.</summary>
    public static void Check(IReadOnlyList<SeriesPoint> points)
    {
        foreach (var point in points)
        {
            if (!double.IsFinite(point.Value))
            {
                throw new ArgumentException($"The value of series {point.Series.Metric} is not a number.", nameof(points));
            }
        }
    }

    /// <summary>Lays values over others, hour by hour or day by day; both are oldest first.</summary>
    public static List<SeriesValue> Overlaid(List<SeriesValue> values, IEnumerable<SeriesValue> others)
    {
        foreach (var value in others)
        {
            Overlay(values, value);
        }

        return values;
    }

    /// <summary>Puts a value in its place among others that are oldest first, instead of the one that stands there.</summary>
    public static void Overlay(List<SeriesValue> values, in SeriesValue value)
    {
        var place = values.Count > 0 && values[^1].At < value.At ? ~values.Count : values.BinarySearch(value, ByTime);
        if (place >= 0)
        {
            values[place] = value;
        }
        else
        {
            values.Insert(~place, value);
        }
    }

    public SeriesSample ToSample(SeriesBuckets buckets) => new(buckets.Local(At), Value, Numerator, Denominator);
}
