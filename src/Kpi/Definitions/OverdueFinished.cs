using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K09: finished after the due date, seen against finished with a due date; and the split of these into early (on a day before the due day),
/// on the day and late, which together are all of them. What counts as on time by a rule alone is on the day.
/// </summary>
public sealed class OverdueFinished : CountedKpi
{
    private static readonly FlowMeasure Late =
        new("late", FlowDay.Left, static (in dossier) => dossier.CountsAsLate() ? 1 : 0);

    private static readonly FlowMeasure Early =
        new("early", FlowDay.Left, static (in dossier) => dossier.Outcome == DueOutcome.Early ? 1 : 0);

    public override int Number => 9;

    public override string Id => "overdue-finished";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "finished after the due date, seen against finished with a due date";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.NoDueDate, CountingOption.Withdrawn, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [Late];

    public override Measure? Denominator => Counts.FinishedWithDue;

    public override FlowMeasure? Supply => Counts.ReceivedWithDue;

    public override IReadOnlyList<AlternativeMeasure> Alternatives { get; } =
    [
        new("early", Early, Counts.FinishedWithDue), new("on-day", Counts.OnTime, Counts.FinishedWithDue, Less: Early), new("late", Late, Counts.FinishedWithDue),
    ];
}
