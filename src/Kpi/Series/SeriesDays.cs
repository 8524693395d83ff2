namespace Ioc.Kpi.Series;

/// <summary>The daily values of many series in one span.</summary>
/// <param name="Days">The starts of the local days of the span, oldest first, whether or not anything stands on them.</param>
/// <param name="Series">Each series that has a value on one of the days, in no order.</param>
public sealed record SeriesDays(IReadOnlyList<DateTimeOffset> Days, IReadOnlyList<DailySeries> Series);
