using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>Recomputes what KPIs showed at earlier instants, straight from the records.</summary>
internal sealed class PastReader(BoardRows rows)
{
    private const double MicrosecondsPerHour = 3_600_000_000;

    public IReadOnlyList<IReadOnlyList<KpiReading>> Read(
        IReadOnlyList<KpiDefinition> kpis, Scope scope, IReadOnlyList<Moment> instants)
    {
        var measures = kpis.OfType<CountedKpi>()
            .SelectMany(kpi => kpi.Numerator.Append(kpi.Denominator))
            .OfType<Measure>()
            .Distinct()
            .ToList();
        var counts = measures.ToDictionary(measure => measure, _ => new long[instants.Count]);
        var times = kpis.Any(kpi => kpi is ProcessingTime) ? instants.Select(_ => new List<long>()).ToArray() : [];
        var starts = instants.Select(instant => rows.Context.Zone.StartOf(rows.Context.Zone.DayOf(instant))).ToArray();
        var firstDay = rows.Context.Zone.DayOf(instants[0]);
        for (var row = 0; row < rows.Table.Count; row++)
        {
            if (!rows.LastDays.Reaches(row, firstDay))
            {
                continue;
            }

            rows.Table.Read(row, out var dossier);
            if (IsIn(scope, dossier.Content))
            {
                Add(dossier, instants, starts, counts, times);
            }
        }

        return [.. kpis.Select(kpi => Readings(kpi, instants.Count, counts, times))];
    }

    private void Add(
        in Dossier dossier, IReadOnlyList<Moment> instants, Moment[] starts, Dictionary<Measure, long[]> counts, List<long>[] times)
    {
        var view = new DossierView(dossier, rows.Context, wholeDays: false);
        var received = dossier.Content.Received;
        var left = view.LeavesAt;
        var last = instants[^1];
        if (received > last || (left.Exists && left < starts[0]) || view.Standing == Standing.NotEntered)
        {
            return;
        }

        for (var i = 0; i < instants.Count; i++)
        {
            foreach (var (measure, totals) in counts)
            {
                totals[i] += measure switch
                {
                    FlowMeasure flow => Within(DayOf(flow.Day, view), starts[i], instants[i]) ? flow.Value(view) : 0,
                    StockMeasure stock when view.IsEntered => Within(stock.Span(view), instants[i]) ? 1 : 0,
                    _ => 0,
                };
            }

            if (times.Length > 0 && view.Standing == Standing.Finished && Within(left, starts[i], instants[i]) && view.LeftAt >= received)
            {
                times[i].Add(view.LeftAt.Microseconds - received.Microseconds);
            }
        }
    }

    private static Moment DayOf(FlowDay day, in DossierView view) => day switch
    {
        FlowDay.Received => view.Content.Received,
        FlowDay.Left => view.IsEntered ? view.LeavesAt : Moment.None,
        _ => view.Standing == Standing.RefusedAtIntake ? view.LeftAt : Moment.None,
    };

    private static bool Within(Moment moment, Moment from, Moment to) => moment.Exists && moment >= from && moment <= to;

    private static bool Within((Moment From, Moment Until) span, Moment instant) => span.From <= instant && instant < span.Until;

    private static bool IsIn(in Scope scope, in DossierContent content) =>
        (scope.Agency is null || scope.Agency == content.Agency)
        && (scope.Procedure is null || scope.Procedure == content.Procedure)
        && (scope.Channel is null || scope.Channel == content.Channel);

    private static List<KpiReading> Readings(
        KpiDefinition kpi, int count, Dictionary<Measure, long[]> counts, List<long>[] times)
    {
        var readings = new List<KpiReading>(count);
        for (var i = 0; i < count; i++)
        {
            readings.Add(kpi switch
            {
                CountedKpi counted => Reading(counted, measure => counts[measure][i]),
                ProcessingTime => new KpiReading(kpi, Median.Of(times[i]) / MicrosecondsPerHour, times[i].Count, null, false, true),
                _ => new KpiReading(kpi, null, null, null, false, false),
            });
        }

        return readings;
    }

    private static KpiReading Reading(CountedKpi kpi, Func<Measure, long> count)
    {
        var numerator = kpi.Numerator.Sum(count);
        long? denominator = kpi.Denominator is { } whole ? count(whole) : null;
        double? value = !kpi.IsRatio ? numerator : denominator > 0 ? 100.0 * numerator / denominator : null;
        return new KpiReading(kpi, value, numerator, denominator, false, true);
    }
}
