using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>The verification by VNeID has one value.</summary>
public sealed class ConstantIdentity : ConstantFieldCheck
{
    public override int Number => 2;

    public override string Id => "constant-identity";

    public override TrustWord Word => TrustWord.Shared;

    public override string Rule => "received, the more frequent answer to whether the account is verified ÷ received that answer it";

    public override IReadOnlyList<string> Kpis { get; } = ["single-entry-rate"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.Content.Has(DossierFacts.IdentityKnown)
            ? Finding.Of(record.Content.Has(DossierFacts.IdentityVerified))
            : Finding.NotAsked;
}
