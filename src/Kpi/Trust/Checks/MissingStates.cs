using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>A source that waits for nobody in a quarter sends its waiting dossiers under another status, as one real system sends 5, 6 and 8 as 9. A province has a few per cent of them, so a thousand without one are no chance. Files are not judged: most of them hold closed dossiers only.</summary>
public sealed class MissingStates : RecordCheck
{
    public override int Number => 6;

    public override string Id => "missing-states";

    public override TrustWord Word => TrustWord.Complete;

    public override string Rule => "received that are, or were, in status 5, 6 or 8: there are none";

    public override double Threshold => 0;

    public override int MinimumSample => 1000;

    public override IReadOnlyList<string> Kpis { get; } = ["overdue-open", "due-soon", "supplement-rate", "refused-or-withdrawn"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow
            ? Finding.Of(record.Dossier.StoppedAt.Exists
                || record.Content.Status is DossierStatus.SupplementRequested or DossierStatus.PaymentRequested or DossierStatus.Stopped)
            : Finding.NotAsked;

    internal override CheckResult Judge(SourceEvidence evidence)
    {
        var tally = evidence.TallyOf(this);
        return evidence.Status is not { IsAwaited: true } ? NotJudged(NotJudgedReason.NotAwaited, tally.Count, tally.Of)
            : Unjudged(tally, evidence) ?? Judged(tally.Count == 0, tally.Count, tally.Of, tally.Examples);
    }

    /// <summary>The states of one source say nothing about another.</summary>
    internal override CheckResult JudgeProvince(SourceEvidence sum, IReadOnlyList<CheckResult> sources) => OfSources(sources);
}
