namespace Ioc.Kpi.Trust.Checks;

/// <summary>Two codes for one dossier. By chance it happens to one in a thousand where an agency takes a hundred a day for one procedure.</summary>
public sealed class SameSecondTwins : RecordCheck
{
    public override int Number => 8;

    public override string Id => "same-second-twins";

    public override TrustWord Word => TrustWord.Clean;

    public override string Rule => "received in the same second, by the same agency, for the same procedure as another one ÷ received in the last 30 days";

    public override double Threshold => 0.01;

    public override int MinimumSample => 500;

    public override IReadOnlyList<string> Kpis { get; } = ["received-dossiers"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedDay >= record.Context.FirstTwinDay && !record.IsMidnight(record.Content.Received)
        && record.Context.Twins.TryLook(record, out var twin)
            ? new Finding(true, twin != default, twin)
            : Finding.NotAsked;
}
