using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>Answers readings from the counters. The reading half of the board.</summary>
internal sealed class BoardReader
{
    private const double MicrosecondsPerHour = 3_600_000_000;

    private readonly DossierCodes _codes;
    private readonly BoardRows _rows;
    private readonly ScopeCounters _empty = new();
    private readonly ElapsedMedians _medians;
    private readonly ServiceCounts _services;

    public BoardReader(DossierCodes codes, BoardRows rows)
    {
        (_codes, _rows) = (codes, rows);
        _medians = new ElapsedMedians(rows.Times);
        _services = new ServiceCounts(codes, rows);
    }

    public IReadOnlyList<KpiReading> Read(IReadOnlyList<KpiDefinition> kpis, in Scope scope, Period period, Moment now)
    {
        var counters = SumsOf(scope, period, MeasureSet.All, now);
        var readings = new KpiReading[kpis.Count];
        for (var i = 0; i < kpis.Count; i++)
        {
            readings[i] = Read(kpis[i], scope, counters, period, now);
        }

        return readings;
    }

    public long Count(Measure measure, in Scope scope, Period period, Moment now) =>
        Count(measure, SumsOf(scope, period, MeasureSet.Of(measure), now), scope.Channel, period, now);

    public IReadOnlyList<KeyValuePair<string, long>> CountBy(BreakdownBy by, Measure measure, in Scope scope, Period period, Moment now)
    {
        var counts = new List<KeyValuePair<string, long>>();
        var measures = MeasureSet.Of(measure);
        foreach (var (_, key, part) in PartsOf(by, scope))
        {
            if (measure == Counts.Received && ReceivedOfSmall(part, period) is { } received)
            {
                counts.Add(new(key, received));
                continue;
            }

            var counters = SumsOf(part, period, measures, now);
            if (HasDossiers(counters, part.Channel))
            {
                counts.Add(new(key, Count(measure, counters, part.Channel, period, now)));
            }
        }

        return counts;
    }

    /// <inheritdoc cref="KpiBoard.ReceivedByService"/>
    public ReadOnlySpan<long> ReceivedByService(ServiceLists lists, scoped in Scope scope, Period period) =>
        _services.Of(lists, scope, period, _rows.Version);

    public IReadOnlyList<KeyValuePair<string, KpiReading>> Breakdown(
        KpiDefinition kpi, BreakdownBy by, in Scope scope, Period period, Moment now)
    {
        var readings = new List<KeyValuePair<string, KpiReading>>();
        var measures = MeasureSet.Of(kpi is CountedKpi counted ? MeasureSlots.MeasuresOf(counted) : []);
        var medians = kpi is ProcessingTime ? _medians.By(by, scope, period, CountOf(by)) : null;
        foreach (var (id, key, part) in PartsOf(by, scope))
        {
            var counters = SumsOf(part, period, measures, now);
            if (HasDossiers(counters, part.Channel))
            {
                readings.Add(new(
                    key,
                    medians is null ? Read(kpi, part, counters, period, now) : MedianReading(kpi, (medians[id].Count, medians[id].Median, false))));
            }
        }

        return readings;
    }

    private KpiReading Read(KpiDefinition kpi, in Scope scope, ScopeSums counters, Period period, Moment now) => kpi switch
    {
        CountedKpi counted => ReadCounted(counted, counters, scope.Channel, period, now),
        ProcessingTime => TimeReading(kpi, scope, period),
        _ => new KpiReading(kpi, null, null, null, false, false),
    };

    private KpiReading ReadCounted(CountedKpi kpi, ScopeSums counters, Channel? channel, Period period, Moment now)
    {
        var numerator = kpi.Numerator.Sum(measure => Count(measure, counters, channel, period, now));
        long? denominator = kpi.Denominator is { } whole ? Count(whole, counters, channel, period, now) : null;
        var counts = numerator > 0 || (kpi.Base != KpiBase.Stock && denominator > 0);
        var applicable = counts || kpi.Supply is not { } supply || counters.EverHad(supply, channel);
        double? value = !kpi.IsRatio ? numerator : denominator > 0 ? 100.0 * numerator / denominator : null;
        var parts = PartsOf(kpi, counters, channel, period, now);
        return new KpiReading(kpi, value, numerator, denominator, false, applicable, parts, AlternativesOf(kpi, counters, channel, period));
    }

    /// <summary>The named parts that are known for the period; null where there are none.</summary>
    private Dictionary<string, long>? PartsOf(CountedKpi kpi, ScopeSums counters, Channel? channel, Period period, Moment now) =>
        kpi.Parts.Count == 0 || kpi.Parts.All(part => !IsKnown(part.Measure, period, now))
            ? null
            : kpi.Parts.Where(part => IsKnown(part.Measure, period, now)).ToDictionary(part => part.Name, part => Count(part.Measure, counters, channel, period, now));

    private bool IsKnown(Measure measure, Period period, Moment now) => measure is not StockMeasure { OnlyNow: true } || IsOfNow(period, now);

    private bool IsOfNow(Period period, Moment now) => period.ToDay >= _rows.Context.Zone.DayOf(now);

    private static Dictionary<string, KpiRatio>? AlternativesOf(CountedKpi kpi, ScopeSums counters, Channel? channel, Period period) =>
        kpi.Alternatives.Count == 0
            ? null
            : kpi.Alternatives.ToDictionary(
                alternative => alternative.Name,
                alternative => new KpiRatio(
                    counters.Flow(alternative.Numerator, channel, period) - (alternative.Less is { } less ? counters.Flow(less, channel, period) : 0),
                    counters.Flow(alternative.Denominator, channel, period)));

    private long Count(Measure measure, ScopeSums counters, Channel? channel, Period period, Moment now) => measure switch
    {
        FlowMeasure flow => counters.Flow(flow, channel, period),
        StockMeasure stock => IsOfNow(period, now)
            ? counters.StockNow(stock, channel)
            : counters.StockAtEndOf(period.ToDay, stock, channel),
        _ => throw new InvalidOperationException($"No way to count {measure}."),
    };

    private KpiReading TimeReading(KpiDefinition kpi, in Scope scope, Period period)
    {
        var times = _medians.Of(scope, period, PartsOf(scope));
        return MedianReading(kpi, (times.Count, times.Elapsed, times.Approximate)) with
        {
            Figures = new Dictionary<string, KpiFigure> { ["working"] = new(times.Working / MicrosecondsPerHour, KpiUnit.Hours) },
        };
    }

    private static KpiReading MedianReading(KpiDefinition kpi, (int Count, double? Median, bool Approximate) times) =>
        new(kpi, times.Median / MicrosecondsPerHour, times.Count, null, times.Approximate, true);

    /// <summary>The count of a small pair from the days beside its rows; null of anything else, and where they do not tell.</summary>
    private int? ReceivedOfSmall(in Scope part, Period period) =>
        part is { Agency: { } agency, Procedure: { } procedure, Channel: null }
            && _rows.Scopes.TryFindPair(agency, procedure, out var pair) && pair.Counters is null
            ? pair.ReceivedWithin(period)
            : null;

    private ScopeSums SumsOf(in Scope scope, Period period, MeasureSet measures, Moment now)
    {
        if (scope.Agency == Scope.Nowhere || scope.Procedure == Scope.Nowhere)
        {
            return _empty;
        }

        return (scope.Agency, scope.Procedure) switch
        {
            (null, null) => _rows.Scopes.Province,
            ({ } agency, null) => _rows.Scopes.Agency(agency),
            (null, { } procedure) => _rows.Scopes.Procedure(procedure),
            ({ } agency, { } procedure) =>
                _rows.Scopes.TryFindPair(agency, procedure, out var pair) ? _rows.SumsOf(pair, scope.Channel, period, measures, now) : _empty,
        };
    }

    /// <summary>The parts of the processing times in which the scope can have some.</summary>
    private ulong PartsOf(in Scope scope)
    {
        if (scope.Agency is { } agency)
        {
            return DayTimes.PartsOf(agency);
        }

        if (scope.Procedure is not { } procedure)
        {
            return DayTimes.AllParts;
        }

        var parts = 0UL;
        for (var id = 0; id < _codes.Agencies.Count && parts != DayTimes.AllParts; id++)
        {
            parts |= _rows.Scopes.TryFindPair(id, procedure, out _) ? DayTimes.PartsOf(id) : 0UL;
        }

        return parts;
    }

    private static bool HasDossiers(ScopeSums counters, Channel? channel) =>
        counters.EverHad(Counts.Received, channel)
        || counters.EverHad(Counts.RefusedAtIntake, channel);

    private int CountOf(BreakdownBy by) => by switch
    {
        BreakdownBy.Agency => _codes.Agencies.Count,
        BreakdownBy.Procedure => _codes.Procedures.Count,
        _ => ChannelNames.Count,
    };

    /// <summary>The scopes that a breakdown consists of, each within the given scope.</summary>
    private IEnumerable<(int Id, string Key, Scope Part)> PartsOf(BreakdownBy by, Scope scope)
    {
        switch (by)
        {
            case BreakdownBy.Agency:
                for (var id = 0; id < _codes.Agencies.Count; id++)
                {
                    if (scope.Agency is null || scope.Agency == id)
                    {
                        yield return (id, _codes.Agencies.TextOf(id), scope with { Agency = id });
                    }
                }

                break;
            case BreakdownBy.Procedure:
                for (var id = 0; id < _codes.Procedures.Count; id++)
                {
                    if (scope.Procedure is null || scope.Procedure == id)
                    {
                        yield return (id, _codes.Procedures.TextOf(id), scope with { Procedure = id });
                    }
                }

                break;
            case BreakdownBy.Channel:
                for (var channel = 0; channel < ChannelNames.Count; channel++)
                {
                    if (scope.Channel is null || scope.Channel == (Channel)channel)
                    {
                        yield return (channel, ChannelNames.Of((Channel)channel), scope with { Channel = (Channel)channel });
                    }
                }

                break;
        }
    }
}
