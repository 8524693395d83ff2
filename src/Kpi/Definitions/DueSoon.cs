using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Definitions;

/// <summary>K11: open and due within one working day (or the configured duration), not yet past, seen against open.</summary>
public sealed class DueSoon : CountedKpi
{
    private static readonly StockMeasure Soon = new("due-soon", SpanOf);

    public override int Number => 11;

    public override string Id => "due-soon";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Stock;

    public override string Formula => "open and due within one working day (or the configured duration), not yet past, seen against open";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.DueSoon, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [Soon];

    public override Measure? Denominator => Counts.Open;

    public override FlowMeasure? Supply => Counts.ReceivedWithDue;

    private static (Moment From, Moment Until) SpanOf(in DossierView dossier)
    {
        if (!dossier.DueAt.Exists)
        {
            return StockMeasure.NeverIn;
        }

        var (received, left) = Counts.Open.Span(dossier);
        var from = Moment.Later(received, SoonFrom(dossier));
        var until = Moment.Earlier(left, dossier.OverdueFrom);
        return from < until ? (from, until) : StockMeasure.NeverIn;
    }

    /// <summary>The start of the last working day before the due day: from then on the due date is within one working day.</summary>
    private static Moment SoonFrom(in DossierView dossier) =>
        dossier.Rules.DueSoon is { } ahead
            ? dossier.DueAt.Plus(-ahead)
            : dossier.Zone.StartOf(dossier.Calendar.PreviousWorkingDay(dossier.Zone.DayOf(dossier.DueAt)));
}
