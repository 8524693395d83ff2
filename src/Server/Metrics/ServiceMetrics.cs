using System.Diagnostics.Metrics;
using Ioc.Kpi.Board;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Server.Metrics;

/// <summary>What the process tells of itself and of its sources; the roles have meters of their own.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    private readonly Meter _meter = new("Ioc.Server");

    public ServiceMetrics(SourceBook sources, ILiveBoard board, TrustBook trust, TimeProvider clock)
    {
        var startedAt = clock.GetUtcNow();
        _meter.CreateObservableGauge("ioc_process_resident_bytes", () => Environment.WorkingSet, "bytes", "Memory of the process.");
        _meter.CreateObservableGauge("ioc_process_managed_bytes", () => GC.GetTotalMemory(false), "bytes", "Memory in use by managed objects.");
        _meter.CreateObservableGauge(
            "ioc_process_uptime_seconds", () => (clock.GetUtcNow() - startedAt).TotalSeconds, "seconds", "Time since the start.");
        _meter.CreateObservableGauge("ioc_board_ready", () => board.IsReady ? 1 : 0, null, "1 once the board has folded the journal.");
        _meter.CreateObservableGauge(
            "ioc_calendar_year_missing", () => board.MissingYear() is null ? 0 : 1, null,
            "1 while the calendar of working days lacks this year, or from 1 December on the next one.");
        _meter.CreateObservableGauge(
            "ioc_source_age_seconds", () => Ages(sources.Read(Moment.From(clock.GetUtcNow()))), "seconds", "Time since a source was last heard from.");
        _meter.CreateObservableGauge(
            "ioc_source_failures_in_a_row", () => sources.Read(Moment.From(clock.GetUtcNow())).Select(source => Of(source, source.FailuresInARow)),
            null, "Failed attempts since the last success.");
        _meter.CreateObservableGauge(
            "ioc_trust_score", () => Scores(trust.Current), null, "How far the data of a source can be trusted, 0 to 100; none where nothing was judged.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Ages(IReadOnlyList<SourceStatus> sources) =>
        sources.Where(source => source.Age is not null).Select(source => Of(source, source.Age!.Value.TotalSeconds));

    private static IEnumerable<Measurement<double>> Scores(TrustReport report) =>
        report.Sources.Where(source => source.Score is not null).Select(source => Of(source.Source!, source.Score!.Value));

    private static Measurement<T> Of<T>(SourceStatus source, T value)
        where T : struct => Of(source.Id, value);

    private static Measurement<T> Of<T>(string source, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("source", source));
}
