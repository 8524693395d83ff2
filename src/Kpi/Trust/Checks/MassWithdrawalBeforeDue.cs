using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>Dossiers that would be late are withdrawn instead. Provinces see one to three in a hundred withdrawn at any time.</summary>
public sealed class MassWithdrawalBeforeDue : AgencyCheck
{
    public override int Number => 13;

    public override string Id => "mass-withdrawal-before-due";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "withdrawn on the due day or the working day before ÷ left with a due date at least two working days after the receipt, for each agency";

    public override double Threshold => 0.1;

    public override int MinimumSample => 50;

    public override IReadOnlyList<string> Kpis { get; } = ["on-time-rate", "overdue-open", "refused-or-withdrawn"];

    internal override Finding Look(in TrustRecord record)
    {
        if (!record.LeftInWindow || !record.View.DueAt.Exists)
        {
            return Finding.NotAsked;
        }

        var due = record.View.Zone.DayOf(record.View.DueAt);
        var dayBefore = record.View.Calendar.PreviousWorkingDay(due);
        return record.ReceivedDay >= dayBefore
            ? Finding.NotAsked
            : Finding.Of(record.View.Standing == Standing.Withdrawn && record.LeftDay >= dayBefore && record.LeftDay <= due);
    }
}
