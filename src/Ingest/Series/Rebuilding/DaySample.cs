using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;

namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>The points of one KPI on one local day: the province, each agency, each channel.</summary>
internal static class DaySample
{
    /// <summary>KPIs that leave out who waits for the citizen now; who waited on a day that is over stands in the journal only.</summary>
    public static bool NeedsJournal(KpiDefinition kpi) => kpi is CountedKpi counted
        && counted.Numerator.Append(counted.Denominator).OfType<StockMeasure>().Any(measure => measure.ExcludesPaused);

    /// <param name="at">The instant of the points.</param>
    public static IEnumerable<SeriesPoint> Of(KpiBoard board, KpiDefinition kpi, Period day, DateTimeOffset at)
    {
        var readings = new List<(SeriesKey Series, KpiReading Reading)> { (new SeriesKey(kpi.Id), board.Read(kpi, Scope.Province, day)) };
        readings.AddRange(board.Breakdown(kpi, BreakdownBy.Agency, Scope.Province, day).Select(row => (new SeriesKey(kpi.Id, Agency: row.Key), row.Value)));
        readings.AddRange(board.Breakdown(kpi, BreakdownBy.Channel, Scope.Province, day).Select(row => (new SeriesKey(kpi.Id, Channel: row.Key), row.Value)));
        return readings.Where(row => row.Reading.Value is not null)
            .Select(row => new SeriesPoint(row.Series, at, row.Reading.Value!.Value, row.Reading.Numerator, row.Reading.Denominator));
    }
}
