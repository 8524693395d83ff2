namespace Ioc.Kpi.Trust.Checks;

/// <summary>What cannot be taken is counted nowhere. One in a hundred is a slip, more is a form that differs.</summary>
public sealed class RejectedShare : SourceCheck
{
    public override int Number => 20;

    public override string Id => "rejected";

    public override TrustWord Word => TrustWord.Clean;

    public override string Rule => "records not taken ÷ records delivered, since the counters began";

    public override double Threshold => 0.01;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["received-dossiers"];

    internal override CheckResult Judge(SourceEvidence evidence)
    {
        if (evidence.Status is not { } status)
        {
            return NotJudged(NotJudgedReason.NotSupplied);
        }

        var rejected = status.Rejected.Values.Sum();
        var delivered = status.Accepted + status.Unchanged + rejected;
        return delivered < MinimumSample
            ? NotJudged(NotJudgedReason.SampleTooSmall, rejected, delivered)
            : Judged(rejected > Threshold * delivered, rejected, delivered);
    }
}
