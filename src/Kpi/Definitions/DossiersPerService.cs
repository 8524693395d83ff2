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

        var services = On982(around.Catalogue);
        if (services.Count == 0)
        {
            return Nothing() with { Missing = ["service-list"] };
        }

        var days = DaysOf(board, period);
        if (days == 0)
        {
            return Nothing();
        }

        var (total, size, idle) = (0L, services.Count, 0);
        var reached = new int[Thresholds.Length];
        var counts = board.ReceivedByService(around.Catalogue.Lists, scope, period);
        foreach (var service in services)
        {
            var count = counts[service.Number];
            total += count;
            idle += count == 0 ? 1 : 0;
            for (var i = 0; i < Thresholds.Length; i++)
            {
                reached[i] += count >= Thresholds[i] ? 1 : 0;
            }
        }

        var stretch = Math.Max(1, DaysOfYear / days);
        var figures = new Dictionary<string, KpiFigure>
        {
            ["mean"] = new((double)total / size, KpiUnit.Dossiers, total, size),
            ["total"] = new(total, KpiUnit.Dossiers),
            ["total-of-a-year"] = new(total * stretch, KpiUnit.Dossiers, Projected: stretch > 1),
        };
        for (var i = 0; i < Thresholds.Length; i++)
        {
            figures[$"reach-{Thresholds[i]}"] = new(100.0 * reached[i] / size, KpiUnit.Percent, reached[i], size);
        }

        figures["without-dossiers"] = new(idle, KpiUnit.Services, idle, size);
        figures["exempt"] = new(around.Catalogue.Lists.On(ServiceList.Online982).Count - size, KpiUnit.Services);
        return Nothing() with { Value = total * stretch / size, Numerator = total, Denominator = size, Projected = stretch > 1, Figures = figures };
    }

    /// <summary>The services of the list of 982 that are not exempt; empty without the list.</summary>
    public static IReadOnlyList<Service> On982(Catalogue catalogue) => catalogue.Lists.On(ServiceList.Online982, notOn: ServiceList.Exempt);

    /// <summary>The days of the period for which there are data.</summary>
    private static int DaysOf(KpiBoard board, Period period) =>
        period.IsEmpty || board.WholePeriod() is not { } whole ? 0 : Math.Max(0, period.ToDay - Math.Max(period.FromDay, whole.FromDay) + 1);
}
