using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>`DuocSoHoa` has one value.</summary>
public sealed class ConstantDigitised : ConstantFieldCheck
{
    public override int Number => 1;

    public override string Id => "constant-digitised";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "received, the more frequent answer to whether a component is digitised ÷ received that answer it";

    public override IReadOnlyList<string> Kpis { get; } = ["digitised-component-rate"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.Content.Has(DossierFacts.DigitisedKnown)
            ? Finding.Of(record.Content.Has(DossierFacts.Digitised))
            : Finding.NotAsked;
}
