using System.Diagnostics.Metrics;

namespace Ioc.Dashboard;

/// <summary>What the dashboard measures of itself (meter `Ioc.Dashboard`). Any thread may call.</summary>
internal sealed class DashboardMetrics : IDisposable
{
    public const string MeterName = "Ioc.Dashboard";

    private readonly Meter _meter;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _snapshots;
    private readonly Histogram<double> _builds;
    private long _displays;
    private double _age = double.NaN;

    public DashboardMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _frames = _meter.CreateCounter<long>("ioc_frames_sent_total", description: "Frames sent, each to all displays of its scene.");
        _snapshots = _meter.CreateCounter<long>("ioc_snapshots_total", description: "Snapshots that displays asked for.");
        _builds = _meter.CreateHistogram<double>("ioc_frame_build_seconds", "s", "Time to read the board and build all scenes.");
        _meter.CreateObservableGauge(
            "ioc_displays_connected", () => Interlocked.Read(ref _displays), description: "Displays connected to the hub.");
        _meter.CreateObservableGauge("ioc_data_age_seconds", ObserveAge, "s", "Age of the oldest enabled source.");
    }

    /// <value>Null while it is not known.</value>
    public double? Age
    {
        set => Volatile.Write(ref _age, value ?? double.NaN);
    }

    public long Displays => Interlocked.Read(ref _displays);

    public void FrameSent(string scene) => _frames.Add(1, new KeyValuePair<string, object?>("scene", scene));

    public void FrameBuilt(TimeSpan took) => _builds.Record(took.TotalSeconds);

    public void SnapshotTaken(string scene) => _snapshots.Add(1, new KeyValuePair<string, object?>("scene", scene));

    public void DisplayCame() => Interlocked.Increment(ref _displays);

    public void DisplayWent() => Interlocked.Decrement(ref _displays);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> ObserveAge()
    {
        var age = Volatile.Read(ref _age);
        return double.IsNaN(age) ? [] : [new Measurement<double>(age)];
    }
}
