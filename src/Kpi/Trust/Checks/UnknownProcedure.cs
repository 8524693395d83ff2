namespace Ioc.Kpi.Trust.Checks;

/// <summary>Procedures that the catalogue does not have: old codes, or codes of the system itself.</summary>
public sealed class UnknownProcedure : RecordCheck
{
    public override int Number => 14;

    public override string Id => "unknown-procedure";

    public override TrustWord Word => TrustWord.Consistent;

    public override string Rule => "received with a code that the catalogue of procedures does not have ÷ received";

    public override double Threshold => 0.01;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["dossiers-per-service", "service-coverage", "electronic-result-rate", "fully-online-rate"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && !record.Context.Catalogue.Procedures.IsEmpty
            ? Finding.Of(record.Context.LacksProcedure(record.Content.Procedure))
            : Finding.NotAsked;

    internal override CheckResult Judge(SourceEvidence evidence) =>
        evidence.Context.Catalogue.Procedures.IsEmpty ? NotJudged(NotJudgedReason.NoCatalogue) : base.Judge(evidence);
}
