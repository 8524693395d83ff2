using Ioc.Kpi.Board;
using Ioc.Kpi.Indicators;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// A KPI that no dossier can give: the value that people entered for the province or the agency, as of the end of the period. It does not
/// apply to procedures, channels or anything finer.
/// </summary>
public abstract class EnteredKpi : DerivedKpi
{
    public override int Number => Kind.Number;

    public override KpiUnit Unit => Kind.Unit switch
    {
        IndicatorUnit.Centres => KpiUnit.Centres,
        IndicatorUnit.Databases => KpiUnit.Databases,
        _ => KpiUnit.Percent,
    };

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Entered;

    private IndicatorKind Kind => IndicatorKind.Find(Id)!;

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        if (scope.Procedure is not null || scope.Channel is not null || scope.Agency == Scope.Nowhere)
        {
            return Nothing(applicable: false);
        }

        var agency = scope.Agency is { } id ? board.Codes.Agencies.TextOf(id) : null;
        var day = period.IsEmpty ? board.Today : period.To;
        return around.Indicators.Current(Id, agency, day) is { } entered
            ? Nothing() with
            {
                Value = entered.Value,
                Numerator = (long?)entered.Entry.What.Numerator,
                Denominator = (long?)entered.Entry.What.Denominator,
                Entered = entered,
            }
            : Nothing(applicable: agency is null);
    }
}
