using System.Globalization;
using Ioc.Load.Measuring;
using Ioc.Load.Report;
using Ioc.Load.Timing;

namespace Ioc.Load.Running;

/// <summary>What a scenario is given: where it may write, how long it may take, and where its findings go.</summary>
internal sealed class Run(ScenarioReport report, string folder, bool isShort, IReadOnlyDictionary<string, string> settings, Action<string> say)
{
    public ScenarioReport Report => report;

    /// <value>A folder of this scenario alone.</value>
    public string Folder => folder;

    /// <value>True for the form that checks correctness only, in seconds.</value>
    public bool IsShort => isShort;

    /// <value>Flush latency of the disk at the start, said beside every rate.</value>
    public LatencyHistogram Flush { get; } = DiskFlush.Measure(folder, isShort ? 20 : 200);

    public string FlushNote => string.Create(
        CultureInfo.InvariantCulture, $"disk flush p50 {Flush.Quantile(0.5).TotalMilliseconds:0.00} ms, p99 {Flush.Quantile(0.99).TotalMilliseconds:0.00} ms");

    public void Say(string line) => say(line);

    /// <summary>A setting `name=value` of the command line.</summary>
    public double Number(string name, double usual, double whenShort) =>
        settings.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : isShort ? whenShort : usual;

    public bool Flag(string name, bool usual) => settings.TryGetValue(name, out var text) ? text is "1" or "yes" or "true" : usual;

    public TimeSpan Seconds(string name, double usual, double whenShort) => TimeSpan.FromSeconds(Number(name, usual, whenShort));

    /// <summary>A folder for one server's data.</summary>
    public string DataFolder(string name = "data") => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
