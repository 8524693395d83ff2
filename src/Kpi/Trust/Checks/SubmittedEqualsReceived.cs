using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>One of the two times is copied from the other, so the delay of reception cannot be measured. Only what came online: at a counter both are one act.</summary>
public sealed class SubmittedEqualsReceived : RecordCheck
{
    public override int Number => 7;

    public override string Id => "submitted-equals-received";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "received online in the second of their submission ÷ received online with both times";

    public override double Threshold => 0.95;

    public override int MinimumSample => 500;

    public override IReadOnlyList<string> Kpis { get; } = ["processing-time"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.Content.Channel == Channel.Online && record.Content.Submitted.Exists
            && !(record.IsMidnight(record.Content.Submitted) && record.IsMidnight(record.Content.Received))
            ? Finding.Of(record.IsSameSecond(record.Content.Submitted, record.Content.Received))
            : Finding.NotAsked;
}
