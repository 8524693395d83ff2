using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Export;

/// <summary>
/// The file of days: a row for each day of the province and of each agency that has a value on it, a column for each KPI of the catalogue, as the series
/// store keeps them. Any thread may call.
/// </summary>
internal sealed class DaySheets(ISeriesStore store, CodeTitles titles, LocalTime zone, Texts texts)
{
    /// <param name="to">Not included.</param>
    public async Task<IResult> CsvAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = await store.ReadDaysAsync(StartOf(from), StartOf(to), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"kpis-{from:yyyyMMdd}-{(from < to ? to.AddDays(-1) : to):yyyyMMdd}.csv");

        // Ten megabytes for a year: they leave row by row.
        return Results.Stream(body => CsvFile.WriteAsync(body, Columns(), Rows(days), cancellationToken), CsvFile.MediaType, name);
    }

    private DateTimeOffset StartOf(DateOnly day) => zone.ToLocal(zone.StartOf(day.DayNumber));

    private List<string> Columns() =>
    [
        texts["export.day"], texts["table.code"], texts["board.rows.agency"],
        .. KpiCatalogue.All.Select(kpi => $"{texts.Kpi(kpi.Id)} ({texts.Find("unit." + ApiWords.Of(kpi.Unit)) ?? ApiWords.Of(kpi.Unit)})"),
    ];

    private IEnumerable<IReadOnlyList<object?>> Rows(SeriesDays days)
    {
        var kpis = KpiCatalogue.All.Select(kpi => kpi.Id).ToList();
        var agencies = days.Series.GroupBy(series => series.Agency).OrderBy(agency => agency.Key, StringComparer.Ordinal)
            .Select(agency => (Code: agency.Key, Name: agency.Key.Length == 0 ? texts["export.province"] : titles.Agency(agency.Key), Series: SeriesOf(agency, kpis)))
            .ToList();
        for (var day = 0; day < days.Days.Count; day++)
        {
            var date = days.Days[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var (code, name, series) in agencies)
            {
                if (Array.Exists(series, one => one?.ValueOn(day) is not null))
                {
                    yield return [date, code, name, .. series.Select(one => (object?)one?.ValueOn(day))];
                }
            }
        }
    }

    /// <summary>In the order of the catalogue; null where the agency has nothing of a KPI.</summary>
    private static DailySeries?[] SeriesOf(IEnumerable<DailySeries> agency, List<string> kpis)
    {
        var known = agency.ToDictionary(series => series.Metric);
        return [.. kpis.Select(known.GetValueOrDefault)];
    }
}
