using Ioc.Kpi.Series;

namespace Ioc.Storage.Series;

/// <summary>One stored row: the start of its minute, hour or day, and the second of the point it was taken from.</summary>
internal readonly record struct SeriesValue(long At, long Last, double Value, long? Numerator, long? Denominator)
{
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

    /// <summary>Lays later values over earlier ones, hour by hour or day by day; both oldest first, and none of the later before the earlier.</summary>
    public static List<SeriesValue> Overlaid(List<SeriesValue> values, IEnumerable<SeriesValue> later)
    {
        foreach (var value in later)
        {
            if (values.Count > 0 && values[^1].At == value.At)
            {
                values[^1] = value;
            }
            else
            {
                values.Add(value);
            }
        }

        return values;
    }

    public SeriesSample ToSample(SeriesBuckets buckets) => new(buckets.Local(At), Value, Numerator, Denominator);
}
