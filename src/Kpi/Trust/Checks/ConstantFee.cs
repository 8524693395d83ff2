using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>The list of fees (`MaPhiLePhi`) has one value.</summary>
public sealed class ConstantFee : ConstantFieldCheck
{
    public override int Number => 4;

    public override string Id => "constant-fee";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "received, the more frequent answer to whether a fee is due ÷ received that answer it";

    public override IReadOnlyList<string> Kpis { get; } = ["fully-online-rate", "online-payment-rate"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.Content.Has(DossierFacts.FeeKnown)
            ? Finding.Of(record.Content.Has(DossierFacts.FeeDue))
            : Finding.NotAsked;
}
