using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Definitions;

/// <summary>K10: open, not waiting for the citizen, past the due date, seen against open.</summary>
public sealed class OverdueOpen : CountedKpi
{
    private static readonly StockMeasure Overdue = new("overdue", SpanOf, excludesPaused: true);

    public override int Number => 10;

    public override string Id => "overdue-open";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Stock;

    public override string Formula => "open, not waiting for the citizen, past the due date, seen against open";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [Overdue];

    public override Measure? Denominator => Counts.Open;

    public override FlowMeasure? Supply => Counts.ReceivedWithDue;

    private static (Moment From, Moment Until) SpanOf(in DossierView dossier)
    {
        var (received, left) = Counts.Open.Span(dossier);
        var from = Moment.Later(received, dossier.OverdueFrom);
        return from < left ? (from, left) : StockMeasure.NeverIn;
    }
}
