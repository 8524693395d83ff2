using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Definitions;

/// <summary>K08: finished not after the due date ÷ finished with a due date.</summary>
public sealed class OnTimeRate : CountedKpi
{
    public override int Number => 8;

    public override string Id => "on-time-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "finished not after the due date ÷ finished with a due date";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.NoDueDate, CountingOption.Withdrawn, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [Counts.OnTime];

    public override Measure? Denominator => Counts.FinishedWithDue;

    public override FlowMeasure? Supply => Counts.ReceivedWithDue;
}
