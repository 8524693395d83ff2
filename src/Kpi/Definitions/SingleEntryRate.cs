using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K20: received where the applicant's account was verified, a component came from the national store, or the population database was
/// consulted ÷ received for which that is known, which is every national record (kpis.md, K20; 766 indicator 4.5).
/// </summary>
public sealed class SingleEntryRate : CountedKpi
{
    private const DossierFacts Saved = DossierFacts.IdentityVerified | DossierFacts.FromNationalStore | DossierFacts.PopulationDatabase;

    private static readonly FlowMeasure SingleEntry = new(
        "single-entry",
        FlowDay.Received,
        static (in dossier) => dossier.Knows(DossierFacts.IdentityKnown) && (dossier.Content.Facts & Saved) != 0 ? 1 : 0);

    private static readonly FlowMeasure IdentityKnown =
        new("identity-known", FlowDay.Received, static (in dossier) => dossier.Knows(DossierFacts.IdentityKnown) ? 1 : 0);

    public override int Number => 20;

    public override string Id => "single-entry-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with a verified account, a component from the national store or the population database consulted ÷ received for which that is known";

    public override IReadOnlyList<Measure> Numerator { get; } = [SingleEntry];

    public override Measure? Denominator => IdentityKnown;

    public override FlowMeasure? Supply => IdentityKnown;
}
