using System.Globalization;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;

namespace Ioc.Load.Scenarios;

/// <summary>The series of a province: every KPI of 75 agencies.</summary>
internal static class ProvinceSeries
{
    public const int Agencies = 75;

    public static readonly string[] Kpis = [.. KpiCatalogue.All.Select(kpi => kpi.Id)];

    /// <summary>KPI by KPI.</summary>
    public static readonly SeriesKey[] All = [.. Kpis.SelectMany(kpi => Enumerable.Range(0, Agencies)
        .Select(agency => new SeriesKey(kpi, Agency: string.Create(CultureInfo.InvariantCulture, $"H49.{agency:00}"))))];

    /// <summary>One point of each series.</summary>
    public static IEnumerable<SeriesPoint> At(DateTimeOffset time, int number) => All.Select(series => new SeriesPoint(series, time, number % 97, number, 97));
}
