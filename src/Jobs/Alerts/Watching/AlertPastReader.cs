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
            var weeks = new List<IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>>>();
            foreach (var at in WeekdayMean.Instants(now))
            {
                weeks.Add(await series.ReadAgenciesAsync(kpi, at - HourOfWeeks, at.AddMinutes(1), SeriesStep.Hour, cancellationToken));
            }

            foreach (var agency in scope == AlertScopeKind.Agency ? agencies : [""])
            {
                if (WeekdayMean.Of(weeks.Select(week => LastOf(week, agency))) is { } mean)
                {
                    means[new SeriesKey(kpi, Agency: agency)] = mean;
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

        var hourAgo = await series.ReadAgenciesAsync(Received, at - Nearby, at.AddMinutes(1), SeriesStep.Minute, cancellationToken);
        foreach (var agency in agencies.Append(""))
        {
            if (LastOf(hourAgo, agency) is { } value)
            {
                received[new SeriesKey(Received, Agency: agency)] = value;
            }
        }

        return received;
    }

    private static double? LastOf(IReadOnlyDictionary<string, IReadOnlyList<SeriesSample>> agencies, string agency) =>
        agencies.TryGetValue(agency, out var samples) && samples.Count > 0 ? samples[^1].Value : null;

    private async Task<bool> ReachesBackAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.AddHours(-1);
        return (await series.ReadAsync(new SeriesKey(Received), at - Nearby, at.AddMinutes(1), SeriesStep.Minute, cancellationToken)).Count > 0;
    }
}
