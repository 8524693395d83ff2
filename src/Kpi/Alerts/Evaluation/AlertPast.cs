using Ioc.Kpi.Series;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>What the series say of earlier, by the key of the series. What is not known is absent.</summary>
/// <param name="WeekdayMeans">The mean at this time of the day of the same weekday of four weeks (<see cref="WeekdayMean"/>).</param>
/// <param name="ReceivedAnHourAgo">What `received-dossiers` of the local day was an hour ago; absent for an hour ago yesterday, and where there was none yet.</param>
/// <param name="IsHourKnown">Whether the series reach back an hour at all: without it nobody can say what was received within one.</param>
public sealed record AlertPast(
    IReadOnlyDictionary<SeriesKey, double> WeekdayMeans, IReadOnlyDictionary<SeriesKey, double> ReceivedAnHourAgo, bool IsHourKnown)
{
    /// <summary>Nothing is known.</summary>
    public static readonly AlertPast None = new(new Dictionary<SeriesKey, double>(), new Dictionary<SeriesKey, double>(), false);
}
