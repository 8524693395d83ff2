using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>K29: received with a supplement request ÷ received for which that is known, which is every national record.</summary>
public sealed class SupplementRate : CountedKpi
{
    private static readonly FlowMeasure WithSupplement =
        new("with-supplement", FlowDay.Received, static (in dossier) =>
            dossier.Knows(DossierFacts.SupplementsKnown) && dossier.Content.Supplements > 0 ? 1 : 0);

    private static readonly FlowMeasure SupplementsKnown =
        new("supplements-known", FlowDay.Received, static (in dossier) => dossier.Knows(DossierFacts.SupplementsKnown) ? 1 : 0);

    public override int Number => 29;

    public override string Id => "supplement-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with a supplement request ÷ received for which that is known";

    public override IReadOnlyList<Measure> Numerator { get; } = [WithSupplement];

    public override Measure? Denominator => SupplementsKnown;

    public override FlowMeasure? Supply => SupplementsKnown;
}
