using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>A source that sends everything again and again, instead of what has changed. For information: it has no weight in a score.</summary>
public sealed class DuplicatesDelivered : SourceCheck
{
    public override int Number => 19;

    public override string Id => "duplicates-delivered";

    public override TrustWord Word => TrustWord.Shared;

    public override string Rule => "records delivered that were stored already ÷ records delivered, since the counters began";

    public override double Threshold => 0.9;

    public override int MinimumSample => 1000;

    public override IReadOnlyList<string> Kpis { get; } = [];

    /// <summary>It costs room and time, not truth.</summary>
    public override int Weight => 0;

    internal override CheckResult Judge(SourceEvidence evidence)
    {
        if (evidence.Status is not { } status)
        {
            return NotJudged(NotJudgedReason.NotSupplied);
        }

        var delivered = status.Accepted + status.Unchanged;
        return status.Kind != SourceKind.Push ? NotJudged(NotJudgedReason.OwnRepetition, status.Unchanged, delivered)
            : delivered < MinimumSample ? NotJudged(NotJudgedReason.SampleTooSmall, status.Unchanged, delivered)
            : Judged(status.Unchanged > Threshold * delivered, status.Unchanged, delivered);
    }
}
