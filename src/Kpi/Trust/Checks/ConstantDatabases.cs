using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>`MaCSDL` names the population database always. Where it never does, nobody can tell whether the list is supplied, and nothing is judged.</summary>
public sealed class ConstantDatabases : ConstantFieldCheck
{
    public override int Number => 3;

    public override string Id => "constant-databases";

    public override TrustWord Word => TrustWord.Shared;

    public override string Rule => "received that consulted the population database ÷ received with a list of components";

    public override IReadOnlyList<string> Kpis { get; } = ["single-entry-rate"];

    private protected override bool NeverMeansNotSupplied => true;

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.Content.Has(DossierFacts.ComponentsKnown)
            ? Finding.Of(record.Content.Has(DossierFacts.PopulationDatabase))
            : Finding.NotAsked;
}
