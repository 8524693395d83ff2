using System.Diagnostics.Metrics;
using System.Globalization;

namespace Ioc.Server.Metrics;

/// <summary>One instrument under one set of labels: a counter that adds, a gauge that keeps the last value, or a histogram. Any thread.</summary>
internal sealed class MetricSeries
{
    private static readonly double[] Bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];

    private readonly Lock _lock = new();
    private readonly bool _adds;
    private readonly long[]? _buckets;
    private double _value;
    private long _count;

    private MetricSeries(string type, bool adds)
    {
        Type = type;
        _adds = adds;
        _buckets = type == "histogram" ? new long[Bounds.Length] : null;
    }

    public string Type { get; }

    public static MetricSeries For(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Counter<>) ? new MetricSeries("counter", adds: true)
            : kind == typeof(UpDownCounter<>) ? new MetricSeries("gauge", adds: true)
            : kind == typeof(Histogram<>) ? new MetricSeries("histogram", adds: true)
            : kind == typeof(ObservableCounter<>) ? new MetricSeries("counter", adds: false)
            : new MetricSeries("gauge", adds: false);
    }

    public void Record(double value)
    {
        lock (_lock)
        {
            _value = _adds ? _value + value : value;
            _count++;
            for (var i = 0; i < _buckets?.Length; i++)
            {
                _buckets[i] += value <= Bounds[i] ? 1 : 0;
            }
        }
    }

    public IReadOnlyList<(string Suffix, string Label, double Value)> Samples()
    {
        lock (_lock)
        {
            return _buckets is null
                ? [("", "", _value)]
                :
                [
                    .. _buckets.Select((count, i) => ("_bucket", $"le=\"{Bounds[i].ToString(CultureInfo.InvariantCulture)}\"", (double)count)),
                    ("_bucket", "le=\"+Inf\"", _count), ("_sum", "", _value), ("_count", "", _count),
                ];
        }
    }
}
