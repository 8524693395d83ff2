namespace Ioc.Kpi.Trust;

/// <summary>A check that looks at each record of a source: it fails where too large a share shows what it looks for.</summary>
public abstract class RecordCheck : TrustCheck
{
    /// <summary>Says whether the record is looked at, and what it shows. Called for every record of the window: no allocation.</summary>
    internal abstract Finding Look(in TrustRecord record);

    internal override CheckResult Judge(SourceEvidence evidence)
    {
        var tally = evidence.TallyOf(this);
        return Unjudged(tally, evidence) ?? Judged(tally.Count > Threshold * tally.Of, tally.Count, tally.Of, tally.Examples);
    }

    /// <summary>Failing where a source fails, or all together do: small sources may show together what none shows alone.</summary>
    internal override CheckResult JudgeProvince(SourceEvidence sum, IReadOnlyList<CheckResult> sources)
    {
        var whole = Judge(sum);
        return whole.State != CheckState.Failing && sources.Any(result => result.State == CheckState.Failing)
            ? OfSources(sources)
            : whole;
    }

    /// <returns>Null where there is enough to judge.</returns>
    private protected CheckResult? Unjudged(CheckTally tally, SourceEvidence evidence) =>
        tally.Of >= MinimumSample ? null
        : NotJudged(
            tally.Of == 0 && evidence.HasRecords ? NotJudgedReason.NotSupplied : NotJudgedReason.SampleTooSmall, tally.Count, tally.Of);
}
