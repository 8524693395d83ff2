using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K11: open and due within one working day (or the configured duration), not yet past, seen against open. The part
/// that nobody has begun to work on is told as well: only it is worth an alert (kpis.md, "Alerts worth having").
/// </summary>
public sealed class DueSoon : CountedKpi
{
    /// <summary>The part that still is as it was accepted (status 1 or 2): no step was reported since. No status says nothing, and accuses nobody.</summary>
    public const string NoProgress = "no-progress";

    private static readonly StockMeasure Soon = new("due-soon", SpanOf, byCalendar: true);

    // Of now only: what was not begun on a past day nobody can tell from how a dossier stands today.
    private static readonly StockMeasure NotBegun = new(
        "due-soon-no-progress",
        static (in dossier) => dossier.Content.Status is DossierStatus.Registered or DossierStatus.Accepted ? SpanOf(dossier) : StockMeasure.NeverIn,
        byCalendar: true,
        onlyNow: true);

    public override int Number => 11;

    public override string Id => "due-soon";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Stock;

    public override string Formula => "open and due within one working day (or the configured duration), not yet past, seen against open";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.DueSoon, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [Soon];

    public override IReadOnlyList<KpiPart> Parts { get; } = [new(NoProgress, NotBegun)];

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
