using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Targets;

/// <summary>
/// Reads off the board what a target is held against: day by day for the last weeks, the time before in one sum. Lists of services are read a
/// hundred procedures at a time with the board free in between, so that neither fold nor screens wait.
/// </summary>
internal sealed class TargetReader(ILiveBoard live)
{
    /// <summary>Room for the last twenty complete working days, also over the lunar new year.</summary>
    private const int DaysOneByOne = 45;

    private const int ProceduresAtOnce = 100;

    public async Task<ReadTarget> ReadAsync(Plan plan, PlanTarget target, Surroundings around, CancellationToken cancellationToken)
    {
        if (target.Kpi is null || KpiCatalogue.Find(target.Kpi) is not { } kpi)
        {
            return new ReadTarget(target, null, "number");
        }

        var frame = await live.ReadAsync(board => TargetFrame.Of(plan, target, around, board), cancellationToken);
        return frame switch
        {
            null => new ReadTarget(target, null, "commune"),
            { Data: null } => new ReadTarget(target, null, "dossiers"),
            _ => kpi switch
            {
                DossiersPerService => await CountAsync(target, frame, cancellationToken),
                CountedKpi { IsRatio: true } counted => await RateAsync(target, counted, frame, cancellationToken),
                EnteredKpi => new ReadTarget(target, Entered(plan, target, around.Indicators), "entry"),
                DerivedKpi derived => await LevelAsync(plan, target, derived, around, frame, cancellationToken),
                _ => new ReadTarget(target, null, "number"),
            },
        };
    }

    private async Task<ReadTarget> CountAsync(PlanTarget target, TargetFrame frame, CancellationToken cancellationToken)
    {
        if (target.Services is null || frame.Listed is not { } listed)
        {
            return new ReadTarget(target, null, "service-list");
        }

        var (from, last) = (Math.Max(CountReading.FirstDayOf(target).DayNumber, frame.Data!.Value.FromDay), frame.LastDay);
        var daysFrom = Math.Max(from, last - DaysOneByOne + 1);
        var days = new long[Math.Max(0, last - daysFrom + 1)];
        var before = 0L;
        var perService = listed.Services.ToDictionary(code => code, _ => 0L, StringComparer.Ordinal);
        foreach (var some in listed.Ids.Chunk(ProceduresAtOnce))
        {
            await live.ReadAsync(
                board =>
                {
                    foreach (var id in some)
                    {
                        var scope = frame.Scope with { Procedure = id };
                        var old = board.Count(Counts.Received, scope, new Period(from, daysFrom - 1));
                        var sum = old;
                        for (var i = 0; i < days.Length; i++)
                        {
                            var count = board.Count(Counts.Received, scope, new Period(daysFrom + i, daysFrom + i));
                            days[i] += count;
                            sum += count;
                        }

                        before += old;
                        perService[Kpi.Catalogues.NationalCode.Of(board.Codes.Procedures.TextOf(id))] += sum;
                    }

                    return true;
                },
                cancellationToken);
        }

        return new ReadTarget(target, new CountReading(DateOnly.FromDayNumber(from), [.. days.Select((count, i) => new DayCount(DateOnly.FromDayNumber(daysFrom + i), count))], perService.Count)
        {
            Before = before,
            DaysFrom = DateOnly.FromDayNumber(daysFrom),
            PerService = [.. perService.Values],
        });
    }

    private async Task<ReadTarget> RateAsync(PlanTarget target, CountedKpi kpi, TargetFrame frame, CancellationToken cancellationToken)
    {
        if (target.Services is not null && frame.Listed is null)
        {
            return new ReadTarget(target, null, "service-list");
        }

        var (from, last) = (Math.Max(frame.YearFrom, frame.Data!.Value.FromDay), frame.LastDay);
        var daysFrom = Math.Max(from, last - DaysOneByOne + 1);
        var days = new (long Numerator, long Denominator)[Math.Max(0, last - daysFrom + 1)];
        var (numerator, denominator) = (0L, 0L);
        var scopes = frame.Listed is { } listed ? [.. listed.Ids.Select(id => frame.Scope with { Procedure = id })] : new[] { frame.Scope };
        foreach (var some in scopes.Chunk(ProceduresAtOnce))
        {
            await live.ReadAsync(
                board =>
                {
                    foreach (var scope in some)
                    {
                        var before = Ratio(board, kpi, scope, new Period(from, daysFrom - 1));
                        (numerator, denominator) = (numerator + before.Numerator, denominator + before.Denominator);
                        for (var i = 0; i < days.Length; i++)
                        {
                            var day = Ratio(board, kpi, scope, new Period(daysFrom + i, daysFrom + i));
                            days[i] = (days[i].Numerator + day.Numerator, days[i].Denominator + day.Denominator);
                        }
                    }

                    return true;
                },
                cancellationToken);
        }

        return new ReadTarget(target, new RateReading(
            DateOnly.FromDayNumber(from), [.. days.Select((day, i) => new DayRatio(DateOnly.FromDayNumber(daysFrom + i), day.Numerator, day.Denominator))])
        {
            NumeratorBefore = numerator,
            DenominatorBefore = denominator,
            DaysFrom = DateOnly.FromDayNumber(daysFrom),
        });
    }

    private static (long Numerator, long Denominator) Ratio(KpiBoard board, CountedKpi kpi, in Scope scope, Period period)
    {
        var numerator = 0L;
        foreach (var measure in kpi.Numerator)
        {
            numerator += board.Count(measure, scope, period);
        }

        return (numerator, board.Count(kpi.Denominator!, scope, period));
    }

    private static EnteredReading? Entered(Plan plan, PlanTarget target, IndicatorBook indicators)
    {
        var entries = indicators.History(target.Kpi!, null).Where(indicators.Stands).Reverse().Select(entry => new DayValue(entry.What.AsOf, entry.What.Value!.Value)).ToList();
        return entries.Count == 0 ? null : new EnteredReading(plan.FirstDay, entries);
    }

    /// <summary>A level that catalogue or plans hold now; what it was on a day in the past nobody wrote down.</summary>
    private async Task<ReadTarget> LevelAsync(Plan plan, PlanTarget target, DerivedKpi kpi, Surroundings around, TargetFrame frame, CancellationToken cancellationToken)
    {
        var reading = await live.ReadAsync(board => kpi.Read(board, around, frame.Scope, board.UpToToday(Period.Year(board.Today))), cancellationToken);
        var (value, whole) = target.Services?.List switch
        {
            "25" => Parts(reading, "first-25"),
            "82" => Parts(reading, "groups-82"),
            "1139" => Parts(reading, "data-1139"),
            _ => (reading.Value, reading.Denominator),
        };
        if (value is not { } level)
        {
            return new ReadTarget(target, null, reading.Missing.Count > 0 ? reading.Missing[0] : "number");
        }

        var own = target.Services is { OwnPart: true } && whole > 0 ? target with { Value = whole } : target;
        return new ReadTarget(own, new EnteredReading(plan.FirstDay, [new DayValue(DateOnly.FromDayNumber(frame.Today), level)]), "history");
    }

    private static (double? Value, double? Whole) Parts(KpiReading reading, string figure) =>
        reading.Figures?.GetValueOrDefault(figure) is { Denominator: > 0 } found ? (found.Numerator, found.Denominator) : (null, null);
}
