using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>Without a due date a dossier can never be late.</summary>
public sealed class NoDueDate : AgencyCheck
{
    public override int Number => 10;

    public override string Id => "no-due-date";

    public override TrustWord Word => TrustWord.Complete;

    public override string Rule => "received without a due date ÷ received, for each agency";

    public override double Threshold => 0.05;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["on-time-rate", "overdue-finished", "overdue-open", "due-soon"];

    internal override Finding Look(in TrustRecord record) =>
        record.ReceivedInWindow && record.View.Standing is (Standing.Open or Standing.Finished)
            ? Finding.Of(!record.Content.Due.Exists && !record.Dossier.FirstDue.Exists)
            : Finding.NotAsked;
}
