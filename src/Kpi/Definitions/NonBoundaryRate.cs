using Ioc.Kpi.Board;

namespace Ioc.Kpi.Definitions;

/// <summary>K18: procedures that any commune takes in, wherever the applicant lives ÷ procedures of the catalogue (semantics.md, non-boundary-rate).</summary>
public sealed class NonBoundaryRate : DerivedKpi
{
    public override int Number => 18;

    public override string Id => "non-boundary-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Catalogue;

    public override string Formula => "procedures open to any commune ÷ procedures of the catalogue";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        var procedures = around.Catalogue.Procedures;
        if (scope != Scope.Province)
        {
            return Nothing(applicable: false);
        }

        if (procedures.IsEmpty)
        {
            return Nothing() with { Missing = ["procedure-catalogue"] };
        }

        var open = procedures.Entries.Count(entry => entry.NonBoundary);
        return Nothing() with { Value = 100.0 * open / procedures.Entries.Count, Numerator = open, Denominator = procedures.Entries.Count };
    }
}
