using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>What KPIs showed at earlier instants, for the sparklines and for "same time yesterday".</summary>
internal static class Past
{
    /// <summary>The instants 24, 23, … 1 hours before <paramref name="now"/>.</summary>
    public static Moment[] HoursBefore(Moment now) =>
        [.. Enumerable.Range(0, 24).Select(index => now.Plus(TimeSpan.FromHours(index - 24)))];

    /// <summary>
    /// The KPI's value at each instant as its tile showed it: of the day so far, or of the month so far (whole days before, from the
    /// counters, plus the day so far). Null where it cannot be computed, such as a median over days that are no longer apart.
    /// </summary>
    public static double?[] Values(
        KpiBoard board, KpiDefinition kpi, TilePeriod period, IReadOnlyList<Moment> instants, IReadOnlyList<KpiReading> asOf)
    {
        var values = new double?[instants.Count];
        var before = new Dictionary<int, KpiReading?>();
        for (var i = 0; i < instants.Count; i++)
        {
            values[i] = period != TilePeriod.Month ? asOf[i].Value : MonthSoFar(board, kpi, board.Zone.DayOf(instants[i]), asOf[i], before);
        }

        return values;
    }

    private static double? MonthSoFar(KpiBoard board, KpiDefinition kpi, int day, KpiReading dayPart, Dictionary<int, KpiReading?> cache)
    {
        if (kpi.Unit != KpiUnit.Percent || dayPart is not { Numerator: { } numerator, Denominator: { } denominator })
        {
            return null;
        }

        if (!cache.TryGetValue(day, out var daysBefore))
        {
            var month = Period.Month(DateOnly.FromDayNumber(day));
            daysBefore = month.FromDay == day ? null : board.Read(kpi, Scope.Province, new Period(month.FromDay, day - 1));
            cache[day] = daysBefore;
        }

        numerator += daysBefore?.Numerator ?? 0;
        denominator += daysBefore?.Denominator ?? 0;
        return denominator == 0 ? null : 100.0 * numerator / denominator;
    }
}
