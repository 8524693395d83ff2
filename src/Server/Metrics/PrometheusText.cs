using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Ioc.Server.Metrics;

/// <summary>
/// Listens to every instrument whose name begins with `ioc` and writes what they measured as Prometheus text (format 0.0.4); one that
/// has measured nothing yet is named all the same.
/// Any thread may measure; one scrape at a time. Tags must come from bounded sets.
/// </summary>
internal sealed class PrometheusText : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, string> _instruments = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), MetricSeries> _series = new();
    private readonly Lock _scrape = new();

    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name.StartsWith("ioc", StringComparison.Ordinal))
            {
                _instruments[instrument] = Name(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_scrape)
        {
            Observe();
            var text = new StringBuilder();
            var measured = _series.ToLookup(entry => _instruments[entry.Key.Instrument]);
            foreach (var metric in _instruments.GroupBy(entry => entry.Value, entry => entry.Key).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                WriteHead(text, metric.Key, metric.First());
                WriteSamples(text, metric.Key, measured[metric.Key].OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal));
            }

            return text.ToString();
        }
    }

    /// <summary>
    /// The present values of our own metrics by name and source; what other labels tell apart is added up, so that the series stay few.
    /// Of a histogram its sum and count.
    /// </summary>
    public IReadOnlyDictionary<(string Name, string Source), double> Read()
    {
        lock (_scrape)
        {
            Observe();
            var values = new Dictionary<(string, string), double>();
            foreach (var ((instrument, labels), series) in _series)
            {
                foreach (var (suffix, _, value) in series.Samples().Where(sample => sample.Suffix != "_bucket" && double.IsFinite(sample.Value)))
                {
                    var key = (_instruments[instrument] + suffix, SourceIn(labels));
                    values[key] = values.GetValueOrDefault(key) + value;
                }
            }

            return values;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Observe()
    {
        foreach (var entry in _series.Where(entry => entry.Key.Instrument.IsObservable))
        {
            _series.TryRemove(entry);
        }

        _listener.RecordObservableInstruments();
    }

    private static string SourceIn(string labels)
    {
        const string Label = "source=\"";
        var at = labels.IndexOf(Label, StringComparison.Ordinal);
        return at < 0 || (at > 0 && labels[at - 1] != ',') ? "" : labels[(at + Label.Length)..labels.IndexOf('"', at + Label.Length)];
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _series.GetOrAdd((instrument, Labels(tags)), static key => MetricSeries.For(key.Instrument)).Record(value);

    private static void WriteHead(StringBuilder text, string name, Instrument instrument)
    {
        if (instrument.Description is { Length: > 0 } help)
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(MetricSeries.For(instrument).Type).Append('\n');
    }

    private static void WriteSamples(
        StringBuilder text, string name, IEnumerable<KeyValuePair<(Instrument Instrument, string Labels), MetricSeries>> entries)
    {
        foreach (var (key, series) in entries)
        {
            foreach (var (suffix, extra, value) in series.Samples())
            {
                var labels = string.Join(',', new[] { key.Labels, extra }.Where(part => part.Length > 0));
                text.Append(name).Append(suffix).Append(labels.Length == 0 ? "" : $"{{{labels}}}")
                    .Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }
    }

    private static string Name(Instrument instrument)
    {
        var name = string.Concat(instrument.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var counts = instrument.GetType().GetGenericTypeDefinition() is var kind && (kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>));
        return counts && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");
            labels.Add($"{string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))}=\"{escaped}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }
}
