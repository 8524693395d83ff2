using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>Finished or due before received, dated in the future, more digitised than submitted, or a status that the national list does not have. One in two hundred is a slip of a person.</summary>
public sealed class SchemaFaults : RecordCheck
{
    public override int Number => 16;

    public override string Id => "schema";

    public override TrustWord Word => TrustWord.Clean;

    public override string Rule => "received that contradict themselves ÷ received";

    public override double Threshold => 0.005;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["received-dossiers", "on-time-rate", "processing-time"];

    /// <summary>Clocks may differ; by more than a day they do not.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    internal override Finding Look(in TrustRecord record)
    {
        if (!record.ReceivedInWindow)
        {
            return Finding.NotAsked;
        }

        ref readonly var content = ref record.Content;
        var latest = record.Context.Now.Plus(ClockSkew);
        return Finding.Of(
            (content.Finished.Exists && (content.Finished < content.Received || content.Finished > latest))
            || (content.Due.Exists && record.View.Zone.DayOf(content.Due) < record.ReceivedDay)
            || content.Received > latest
            || content.ComponentsDigitised > content.Components
            || content.Status == DossierStatus.Unknown);
    }
}
