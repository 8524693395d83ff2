namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>The mean at the same time of the same weekday of the last four weeks.</summary>
public static class WeekdayMean
{
    /// <summary>How many weeks are looked back.</summary>
    public const int Weeks = 4;

    /// <summary>With fewer weeks than this there is no mean: one week may have been a holiday.</summary>
    public const int FewestWeeks = 2;

    /// <summary>The instants to ask the series for, the nearest first. A zone without daylight saving has them at the same time of the day.</summary>
    public static IReadOnlyList<DateTimeOffset> Instants(DateTimeOffset now) => [.. Enumerable.Range(1, Weeks).Select(week => now.AddDays(-7 * week))];

    /// <summary>The mean of the values that there were; null where there were too few.</summary>
    public static double? Of(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count >= FewestWeeks ? known.Average() : null;
    }
}
