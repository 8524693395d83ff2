using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Index766;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K28: the index of decision 766 of 2022 as our data let it be estimated: the sum of the components that can be computed, out of 100 points.
/// Always marked as an estimate; the value of the national portal is authoritative (kpis.md, the section on decision 766).
/// </summary>
public sealed class QualityIndex766 : DerivedKpi
{
    public override int Number => 28;

    public override string Id => "quality-index-766";

    public override KpiUnit Unit => KpiUnit.Points;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Several;

    public override string Formula => "sum of the points of the components that can be computed; what cannot is named";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.NoDueDate, CountingOption.Withdrawn, CountingOption.Due];

    /// <value>The components in the order of the decision, by group.</value>
    public static IReadOnlyList<Part766> Parts { get; } = [.. Components766.All.Select(component => new Part766(component.Id, component.Group, component.Max))];

    /// <summary>The name of a group's points among the figures.</summary>
    public static string NameOf(Group766 group) => group.ToString().ToLowerInvariant();

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        if (scope.Procedure is not null || scope.Channel is not null)
        {
            return Nothing(applicable: false);
        }

        var facts = new Facts766(board, around, scope, period);
        var scores = Components766.All.Select(component => (Component: component, Points: component.Score(facts))).ToList();
        var known = scores.Where(score => score.Points is not null).ToList();
        var figures = scores.GroupBy(score => score.Component.Group)
            .ToDictionary(group => NameOf(group.Key), group => Sum(group.Select(score => score.Points), group.Sum(score => score.Component.Max)));
        foreach (var (component, points) in known)
        {
            figures[component.Id] = new KpiFigure(points, KpiUnit.Points, points, component.Max, Projected: true);
        }

        return Nothing() with
        {
            Value = known.Count == 0 ? null : known.Sum(score => score.Points),
            Projected = true,
            Official = scope == Scope.Province ? around.PortalIndex : null,
            Figures = figures,
            Missing = [.. scores.Where(score => score.Points is null).Select(score => score.Component.Id)],
        };
    }

    private static KpiFigure Sum(IEnumerable<double?> points, double max)
    {
        var known = points.OfType<double>().ToList();
        return new KpiFigure(known.Count == 0 ? null : known.Sum(), KpiUnit.Points, known.Count == 0 ? null : known.Sum(), max, Projected: true);
    }
}
