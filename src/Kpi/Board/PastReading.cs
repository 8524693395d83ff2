using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// Recomputes what KPIs showed at earlier instants, straight from the records, step by step: the board may change between two steps, and
/// each dossier is taken as it is when its turn comes. Every step belongs under the guard of the board.
/// </summary>
public sealed class PastReading
{
    private const double MicrosecondsPerHour = 3_600_000_000;

    // About two milliseconds of work: rows that are unpacked, and rows that are passed over.
    private const int MostUnpacked = 4_096;
    private const int MostPassed = 1 << 20;

    private readonly BoardRows _rows;
    private readonly IReadOnlyList<KpiDefinition> _kpis;
    private readonly Scope _scope;
    private readonly Moment[] _instants;
    private readonly Moment[] _starts;
    private readonly int _firstDay;
    private readonly (FlowMeasure Measure, long[] Totals)[] _flows;
    private readonly (StockMeasure Measure, long[] Totals)[] _stocks;
    private readonly List<long>[] _times;
    private int _next;

    internal PastReading(BoardRows rows, IReadOnlyList<KpiDefinition> kpis, in Scope scope, IReadOnlyList<Moment> instants)
    {
        _rows = rows;
        _kpis = kpis;
        _scope = scope;
        _instants = [.. instants];
        var zone = rows.Context.Zone;
        _starts = [.. instants.Select(instant => zone.StartOf(zone.DayOf(instant)))];
        _firstDay = instants.Count == 0 ? int.MaxValue : zone.DayOf(instants[0]);
        var measures = kpis.OfType<CountedKpi>()
            .SelectMany(kpi => kpi.Numerator.Append(kpi.Denominator))
            .OfType<Measure>()
            .Distinct()
            .ToList();
        _flows = [.. measures.OfType<FlowMeasure>().Select(measure => (measure, new long[instants.Count]))];
        _stocks = [.. measures.OfType<StockMeasure>().Select(measure => (measure, new long[instants.Count]))];
        _times = kpis.Any(kpi => kpi is ProcessingTime) ? [.. instants.Select(_ => new List<long>())] : [];
    }

    /// <summary>The instants asked for, ascending.</summary>
    public IReadOnlyList<Moment> Instants => _instants;

    /// <summary>Takes one step.</summary>
    /// <returns>Whether another one is needed.</returns>
    public bool Continue()
    {
        var end = (int)Math.Min(_rows.LastDays.Count, (long)_next + MostPassed);
        for (var unpacked = 0; _next < end && unpacked < MostUnpacked; _next++)
        {
            if (!_rows.LastDays.Reaches(_next, _firstDay))
            {
                continue;
            }

            unpacked++;
            _rows.Table.Read(_next, out var dossier);
            if (IsIn(dossier.Content))
            {
                Add(dossier);
            }
        }

        return _next < _rows.LastDays.Count;
    }

    /// <summary>For each KPI its readings, one for each instant; once no more step is needed.</summary>
    public IReadOnlyList<IReadOnlyList<KpiReading>> Readings()
    {
        var totals = _flows.Select(flow => ((Measure)flow.Measure, flow.Totals))
            .Concat(_stocks.Select(stock => ((Measure)stock.Measure, stock.Totals)))
            .ToDictionary(pair => pair.Item1, pair => pair.Totals);
        return [.. _kpis.Select(kpi => _instants.Select((_, i) => Reading(kpi, i, totals)).ToList())];
    }

    private void Add(in Dossier dossier)
    {
        var view = new DossierView(dossier, _rows.ContextOf(_next), wholeDays: false);
        if (view.Standing == Standing.NotEntered)
        {
            return;
        }

        foreach (var (measure, totals) in _flows)
        {
            var at = MomentOf(measure.Day, view);
            if (at.Exists && at >= _starts[0] && at <= _instants[^1])
            {
                AddWithin(at, measure.Value(view), totals);
            }
        }

        foreach (var (measure, totals) in _stocks)
        {
            var (from, until) = view.IsEntered ? measure.Span(view) : StockMeasure.NeverIn;
            for (var i = 0; i < totals.Length && from < until; i++)
            {
                totals[i] += from <= _instants[i] && _instants[i] < until ? 1 : 0;
            }
        }

        if (_times.Length > 0 && view.Standing == Standing.Finished && view.LeftAt >= view.Content.Received)
        {
            AddTime(view);
        }
    }

    private void AddWithin(Moment at, int value, long[] totals)
    {
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] += at >= _starts[i] && at <= _instants[i] ? value : 0;
        }
    }

    private void AddTime(in DossierView view)
    {
        for (var i = 0; i < _instants.Length; i++)
        {
            if (view.LeavesAt >= _starts[i] && view.LeavesAt <= _instants[i])
            {
                _times[i].Add(view.LeftAt.Microseconds - view.Content.Received.Microseconds);
            }
        }
    }

    private static Moment MomentOf(FlowDay day, in DossierView view) => day switch
    {
        FlowDay.Received => view.Content.Received,
        FlowDay.Left => view.IsEntered ? view.LeavesAt : Moment.None,
        _ => view.Standing == Standing.RefusedAtIntake ? view.LeftAt : Moment.None,
    };

    private bool IsIn(in DossierContent content) =>
        (_scope.Agency is null || _scope.Agency == _rows.ContextOf(_next).Agencies.Of(content.Agency))
        && (_scope.Procedure is null || _scope.Procedure == content.Procedure)
        && (_scope.Channel is null || _scope.Channel == content.Channel);

    private KpiReading Reading(KpiDefinition kpi, int instant, Dictionary<Measure, long[]> totals) => kpi switch
    {
        CountedKpi counted => Reading(counted, measure => totals[measure][instant]),
        ProcessingTime => new KpiReading(
            kpi, Median.Of(_times[instant]) / MicrosecondsPerHour, _times[instant].Count, null, false, true),
        _ => new KpiReading(kpi, null, null, null, false, false),
    };

    private static KpiReading Reading(CountedKpi kpi, Func<Measure, long> count)
    {
        var numerator = kpi.Numerator.Sum(count);
        long? denominator = kpi.Denominator is { } whole ? count(whole) : null;
        double? value = !kpi.IsRatio ? numerator : denominator > 0 ? 100.0 * numerator / denominator : null;
        return new KpiReading(kpi, value, numerator, denominator, false, true);
    }
}
