using System.Diagnostics.Metrics;
using System.Globalization;

namespace Ioc.Server.Metrics;

/// <summary>One instrument under one set of labels: a counter that adds, a gauge that keeps the last value, or a histogram. Any thread.</summary>
internal sealed class MetricSeries
{
    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];
    private static readonly double[] Counts = [1, 10, 100, 1_000, 10_000, 100_000];

    private readonly Lock _lock = new();
    private readonly bool _adds;
    private readonly double[] _bounds;
    private readonly long[]? _buckets;
    private double _value;
    private long _count;

    private MetricSeries(string type, bool adds, double[]? bounds = null)
    {
        Type = type;
        _adds = adds;
        _bounds = bounds ?? [];
        _buckets = bounds is null ? null : new long[bounds.Length];
    }

    public string Type { get; }

    public static MetricSeries For(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Counter<>) ? new MetricSeries("counter", adds: true)
            : kind == typeof(UpDownCounter<>) ? new MetricSeries("gauge", adds: true)
            : kind == typeof(Histogram<>) ? new MetricSeries("histogram", adds: true, instrument.Unit == "s" ? Seconds : Counts)
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
                _buckets[i] += value <= _bounds[i] ? 1 : 0;
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
                    .. _buckets.Select((count, i) => ("_bucket", $"le=\"{_bounds[i].ToString(CultureInfo.InvariantCulture)}\"", (double)count)),
                    ("_bucket", "le=\"+Inf\"", _count), ("_sum", "", _value), ("_count", "", _count),
                ];
        }
    }
}
