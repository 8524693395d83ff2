namespace Ioc.Kpi.Trust.Checks;

/// <summary>Finished on paper when the time is up. Even where everything is finished on its due day, a quarter would fall into these hours: half is far above what can be expected.</summary>
public sealed class MassFinishOnLastDay : AgencyCheck
{
    public override int Number => 12;

    public override string Id => "mass-finish-on-last-day";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "finished in the last two working hours of the due day or after them on that day ÷ finished with a due date on a later day than the receipt, for each agency";

    public override double Threshold => 0.5;

    public override int MinimumSample => 50;

    public override IReadOnlyList<string> Kpis { get; } = ["on-time-rate", "overdue-finished"];

    /// <summary>The end of the due day: its last two working hours, a quarter of the day, and the evening.</summary>
    private static readonly TimeSpan LastHours = TimeSpan.FromHours(2);

    internal override Finding Look(in TrustRecord record)
    {
        var zone = record.View.Zone;
        if (!record.FinishedInWindow || !record.View.DueAt.Exists || zone.DayOf(record.View.DueAt) is var due && due <= record.ReceivedDay)
        {
            return Finding.NotAsked;
        }

        var from = zone.StartOf(due).Plus(record.View.Calendar.Hours.Closing.ToTimeSpan() - LastHours);
        return Finding.Of(record.LeftDay == due && record.View.LeavesAt >= from);
    }
}
