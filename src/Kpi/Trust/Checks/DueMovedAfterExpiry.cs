using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>A due date that had passed was replaced by one to come. A supplement that moves it is no such case. Where the source states no time of change, the arrival stands for it.</summary>
public sealed class DueMovedAfterExpiry : RecordCheck
{
    public override int Number => 11;

    public override string Id => "due-moved-after-expiry";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "those whose latest due date was stated after the first one had passed ÷ open or left, with a first due date that passed in the window";

    public override double Threshold => 0.01;

    public override int MinimumSample => 200;

    public override IReadOnlyList<string> Kpis { get; } = ["on-time-rate", "overdue-finished", "overdue-open", "due-soon"];

    internal override Finding Look(in TrustRecord record)
    {
        ref readonly var dossier = ref record.Dossier;
        if (!dossier.FirstDue.Exists || !(record.View.Standing == Standing.Open || record.LeftInWindow))
        {
            return Finding.NotAsked;
        }

        var zone = record.Context.Counting.Zone;
        var dueDay = zone.DayOf(dossier.FirstDue);
        if (dueDay < record.Context.FirstDay || !HasPassed(dossier.FirstDue, record.Context.Now, record))
        {
            return Finding.NotAsked;
        }

        return Finding.Of(dossier.LatestDue > dossier.FirstDue && HasPassed(dossier.FirstDue, dossier.LatestDueAt, record));
    }

    private static bool HasPassed(Moment due, Moment at, in TrustRecord record) =>
        record.View.Rules.OnTimeGranularity == OnTimeGranularity.Day
            ? record.View.Zone.DayOf(at) > record.View.Zone.DayOf(due)
            : at > due;
}
