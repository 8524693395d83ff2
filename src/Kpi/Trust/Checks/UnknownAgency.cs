namespace Ioc.Kpi.Trust.Checks;

/// <summary>Agencies that the catalogue does not have: former units, or codes of the system itself. Figures of the province do not depend on them.</summary>
public sealed class UnknownAgency : RecordCheck
{
    public override int Number => 15;

    public override string Id => "unknown-agency";

    public override TrustWord Word => TrustWord.Consistent;

    public override string Rule => "received with a code that the catalogue of agencies does not have ÷ received";

    public override double Threshold => 0.01;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = [];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && !record.Context.Catalogue.Agencies.IsEmpty
            ? Finding.Of(record.Context.LacksAgency(record.Content.Agency))
            : Finding.NotAsked;

    internal override CheckResult Judge(SourceEvidence evidence) =>
        evidence.Context.Catalogue.Agencies.IsEmpty ? NotJudged(NotJudgedReason.NoCatalogue) : base.Judge(evidence);
}
