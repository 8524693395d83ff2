using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K04: dossiers received on each service of the list of 982, without the exempt ones, over twelve months. Three readings, because the plans
/// mean different things (kpis.md, "Where the plans disagree"): the mean over the services, how many services reach a number each, and the
/// total. A service is a national code: what several agencies receive under local codes counts together, and one without dossiers counts 0.
/// </summary>
/// <remarks>The value is the mean, stretched to 365 days where the period is shorter, and marked as projected then.</remarks>
public sealed class DossiersPerService : DerivedKpi
{
    private const double DaysOfYear = 365;

    /// <summary>The numbers that the plans name for each service in a year.</summary>
    private static readonly int[] Thresholds = [10, 100, 1000];

    public override int Number => 4;

    public override string Id => "dossiers-per-service";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Catalogue;

    public override string Formula => "mean: received on the services of the list, exempt ones left out ÷ services of it, × 365 ÷ days so far; reach: services with at least so many; total: received on all of them";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        if (scope.Procedure is not null)
        {
            return Nothing(applicable: false);
        }

        var counts = CountsOf(board, around.Catalogue, ServiceList.Online982, scope, period);
        if (counts.Count == 0)
        {
            return Nothing() with { Missing = ["service-list"] };
        }

        var days = DaysOf(board, period);
        if (days == 0)
        {
            return Nothing();
        }

        var (total, size) = (counts.Values.Sum(), counts.Count);
        var stretch = Math.Max(1, DaysOfYear / days);
        var figures = new Dictionary<string, KpiFigure>
        {
            ["mean"] = new((double)total / size, KpiUnit.Dossiers, total, size),
            ["total"] = new(total, KpiUnit.Dossiers),
            ["total-of-a-year"] = new(total * stretch, KpiUnit.Dossiers, Projected: stretch > 1),
        };
        foreach (var threshold in Thresholds)
        {
            var reached = counts.Values.Count(count => count >= threshold);
            figures[$"reach-{threshold}"] = new(100.0 * reached / size, KpiUnit.Percent, reached, size);
        }

        return Nothing() with { Value = total * stretch / size, Numerator = total, Denominator = size, Projected = stretch > 1, Figures = figures };
    }

    /// <summary>Dossiers received in the period on each service of a list that is not exempt, by national code; empty without the list.</summary>
    public static IReadOnlyDictionary<string, long> CountsOf(KpiBoard board, Catalogue catalogue, ServiceList list, in Scope scope, Period period)
    {
        var counts = catalogue.Lists.CodesOn(list)
            .Where(code => !catalogue.Lists.Contains(ServiceList.Exempt, code))
            .ToDictionary(code => code, _ => 0L, StringComparer.Ordinal);
        if (counts.Count > 0)
        {
            foreach (var (code, count) in board.CountBy(BreakdownBy.Procedure, Counts.Received, scope, period))
            {
                var national = NationalCode.Of(code);
                if (counts.TryGetValue(national, out var before))
                {
                    counts[national] = before + count;
                }
            }
        }

        return counts;
    }

    /// <summary>The days of the period for which there are data.</summary>
    private static int DaysOf(KpiBoard board, Period period) =>
        period.IsEmpty || board.WholePeriod() is not { } whole ? 0 : Math.Max(0, period.ToDay - Math.Max(period.FromDay, whole.FromDay) + 1);
}
