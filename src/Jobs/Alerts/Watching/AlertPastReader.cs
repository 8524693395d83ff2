using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>Reads from the series what rules compare with: the means of weekdays, and what had been received an hour ago. Once a minute.</summary>
internal sealed class AlertPastReader(ISeriesStore series, LocalTime zone)
{
    private const string Received = "received-dossiers";

    /// <summary>Minutes are kept for days; of weeks ago there are the hours.</summary>
    private static readonly TimeSpan HourOfWeeks = TimeSpan.FromHours(1);

    private static readonly TimeSpan Nearby = TimeSpan.FromMinutes(5);

    private AlertPast _past = AlertPast.None;
    private long _minute = -1;
    private AlertEvaluator? _for;

    /// <param name="agencies">The agencies that the board has dossiers of.</param>
    public async Task<AlertPast> ReadAsync(AlertEvaluator evaluator, IReadOnlyCollection<string> agencies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute != _minute || !ReferenceEquals(evaluator, _for))
        {
            _past = new AlertPast(
                await MeansAsync(evaluator, agencies, now, cancellationToken),
                evaluator.WantsHourAgo ? await HourAgoAsync(agencies, now, cancellationToken) : new Dictionary<SeriesKey, double>(),
                evaluator.WantsHourAgo && await ReachesBackAsync(now, cancellationToken));
            (_minute, _for) = (minute, evaluator);
        }

        return _past;
    }

    private async Task<Dictionary<SeriesKey, double>> MeansAsync(
        AlertEvaluator evaluator, IReadOnlyCollection<string> agencies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var means = new Dictionary<SeriesKey, double>();
        foreach (var (kpi, scope) in evaluator.MeansWanted)
        {
            foreach (var key in scope == AlertScopeKind.Agency ? agencies.Select(agency => new SeriesKey(kpi, Agency: agency)) : [new SeriesKey(kpi)])
            {
                var values = new List<double?>();
                foreach (var at in WeekdayMean.Instants(now))
                {
                    values.Add(LastOf(await series.ReadAsync(key, at - HourOfWeeks, at.AddMinutes(1), SeriesStep.Hour, cancellationToken)));
                }

                if (WeekdayMean.Of(values) is { } mean)
                {
                    means[key] = mean;
                }
            }
        }

        return means;
    }

    private async Task<Dictionary<SeriesKey, double>> HourAgoAsync(IReadOnlyCollection<string> agencies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var received = new Dictionary<SeriesKey, double>();
        var at = now.AddHours(-1);
        if (zone.DayOf(Moment.From(at)) != zone.DayOf(Moment.From(now)))
        {
            return received;
        }

        foreach (var key in agencies.Select(agency => new SeriesKey(Received, Agency: agency)).Append(new SeriesKey(Received)))
        {
            if (LastOf(await series.ReadAsync(key, at - Nearby, at.AddMinutes(1), SeriesStep.Minute, cancellationToken)) is { } value)
            {
                received[key] = value;
            }
        }

        return received;
    }

    private static double? LastOf(IReadOnlyList<SeriesSample> samples) => samples.Count > 0 ? samples[^1].Value : null;

    private async Task<bool> ReachesBackAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.AddHours(-1);
        return (await series.ReadAsync(new SeriesKey(Received), at - Nearby, at.AddMinutes(1), SeriesStep.Minute, cancellationToken)).Count > 0;
    }
}
