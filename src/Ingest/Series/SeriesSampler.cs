using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Series;

/// <summary>
/// Takes the present value of every KPI off the board: the province, each agency, each channel, for the local day so far; beside them what
/// the plans want, and by the day the procedures.
/// </summary>
internal sealed class SeriesSampler(LiveBoard board, SurroundingsBook around)
{
    private readonly ProcedureDays _procedures = new(board);

    /// <summary>One point for each series that has a value. The board is held for one KPI at a time.</summary>
    public async Task<List<SeriesPoint>> SampleAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var points = new List<SeriesPoint>();
        foreach (var kpi in KpiCatalogue.All)
        {
            points.AddRange(await board.ReadAsync(
                kpis => kpi is DerivedKpi derived ? SampleDerived(kpis, derived, minute) : Sample(kpis, kpi, minute), cancellationToken));
        }

        points.AddRange(TargetPoints.At(minute, await board.ReadAsync(kpis => kpis.Today, cancellationToken), around.Plans));
        points.AddRange(await _procedures.SampleAsync(minute, cancellationToken));
        return points;
    }

    /// <summary>Of the province only, and of the year: what is not counted from dossiers alone does not begin anew each day.</summary>
    private List<SeriesPoint> SampleDerived(KpiBoard kpis, DerivedKpi kpi, DateTimeOffset minute)
    {
        var reading = kpi.Read(kpis, around.At(Moment.From(minute)), Scope.Province, kpis.UpToToday(Period.Year(kpis.Today)));
        return reading.Value is { } value
            ? [new SeriesPoint(new SeriesKey(kpi.Id), minute, value, reading.Numerator, reading.Denominator)]
            : [];
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
