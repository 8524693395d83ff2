namespace Ioc.Kpi.Trust.Checks;

/// <summary>Entered when the work was over.</summary>
public sealed class ZeroLengthProcessing : RecordCheck
{
    public override int Number => 9;

    public override string Id => "zero-length-processing";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "finished in the second in which they were received ÷ finished";

    public override double Threshold => 0.01;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["on-time-rate", "processing-time"];

    internal override Finding Look(in TrustRecord record) =>
        record.FinishedInWindow && record.Content.Finished.Exists
            && !(record.IsMidnight(record.Content.Finished) && record.IsMidnight(record.Content.Received))
            ? Finding.Of(record.IsSameSecond(record.Content.Finished, record.Content.Received))
            : Finding.NotAsked;
}
