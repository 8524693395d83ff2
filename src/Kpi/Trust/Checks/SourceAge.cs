using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>Not heard from for longer than three times the expected interval, or failing. Every tile shows the age of its number already, so this one throws no doubt on it again.</summary>
public sealed class SourceAge : SourceCheck
{
    public override int Number => 18;

    public override string Id => "age";

    public override TrustWord Word => TrustWord.Live;

    public override string Rule => "sources late or failing ÷ sources that are awaited";

    public override double Threshold => 0;

    public override int MinimumSample => 1;

    public override IReadOnlyList<string> Kpis { get; } = [];

    internal override CheckResult Judge(SourceEvidence evidence) =>
        evidence.Status is not { IsAwaited: true } status ? NotJudged(NotJudgedReason.NotAwaited)
        : status.State is SourceState.Late or SourceState.Failing ? Judged(true, 1, 1)
        : Judged(false, 0, 1);
}
