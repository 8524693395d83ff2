using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Series;

/// <summary>Takes the present value of every KPI off the board: the province, each agency, each channel, for the local day so far.</summary>
internal sealed class SeriesSampler(LiveBoard board, SourceBook book)
{
    /// <summary>One point for each series that has a value. The board is held for one KPI at a time.</summary>
    public async Task<List<SeriesPoint>> SampleAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var points = new List<SeriesPoint>();
        foreach (var kpi in KpiCatalogue.All)
        {
            if (kpi.Base == KpiBase.Service)
            {
                AddSourceHealth(points, kpi, minute);
                continue;
            }

            points.AddRange(await board.ReadAsync(kpis => Sample(kpis, kpi, minute), cancellationToken));
        }

        return points;
    }

    /// <summary>Sources in state `ok` of those that are awaited; not on the board, since no dossier says it.</summary>
    private void AddSourceHealth(List<SeriesPoint> points, KpiDefinition kpi, DateTimeOffset minute)
    {
        var awaited = book.Read(Moment.From(minute)).Where(source => source.IsAwaited).ToList();
        if (awaited.Count > 0)
        {
            var healthy = awaited.Count(source => source.State == SourceState.Ok);
            points.Add(new SeriesPoint(new SeriesKey(kpi.Id), minute, 100.0 * healthy / awaited.Count, healthy, awaited.Count));
        }
    }

    private static List<SeriesPoint> Sample(KpiBoard kpis, KpiDefinition kpi, DateTimeOffset minute)
    {
        var points = new List<SeriesPoint>();
        var today = Period.Day(kpis.Zone.DateOf(kpis.Now));
        Add(new SeriesKey(kpi.Id), kpis.Read(kpi, Scope.Province, today));
        foreach (var (agency, reading) in kpis.Breakdown(kpi, BreakdownBy.Agency, Scope.Province, today))
        {
            Add(new SeriesKey(kpi.Id, Agency: agency), reading);
        }

        foreach (var (channel, reading) in kpis.Breakdown(kpi, BreakdownBy.Channel, Scope.Province, today))
        {
            Add(new SeriesKey(kpi.Id, Channel: channel), reading);
        }

        return points;

        void Add(SeriesKey series, KpiReading reading)
        {
            if (reading.Value is { } value)
            {
                points.Add(new SeriesPoint(series, minute, value, reading.Numerator, reading.Denominator));
            }
        }
    }
}
