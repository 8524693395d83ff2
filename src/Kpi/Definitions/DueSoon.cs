using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K11: open and due within one working day (or the configured duration), not yet past, seen against open. Its two parts tell those that nobody
/// has begun to work on from the others: only they are worth an alert (kpis.md, "Alerts worth having").
/// </summary>
public sealed class DueSoon : CountedKpi
{
    /// <summary>The part that still is as it was accepted (status 1 or 2): no step was reported since.</summary>
    public const string NoProgress = "no-progress";

    /// <summary>The part with a step since, and what says no status at all: nothing tells that nobody works on it.</summary>
    public const string InProgress = "in-progress";

    private static readonly StockMeasure NotBegun = new("due-soon-no-progress", static (in dossier) => IsBegun(dossier) ? StockMeasure.NeverIn : SpanOf(dossier));

    private static readonly StockMeasure Begun = new("due-soon-in-progress", static (in dossier) => IsBegun(dossier) ? SpanOf(dossier) : StockMeasure.NeverIn);

    public override int Number => 11;

    public override string Id => "due-soon";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Stock;

    public override string Formula => "open and due within one working day (or the configured duration), not yet past, seen against open";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.OnTimeGranularity, CountingOption.DueSoon, CountingOption.Due];

    public override IReadOnlyList<Measure> Numerator { get; } = [NotBegun, Begun];

    public override IReadOnlyList<string> PartNames { get; } = [NoProgress, InProgress];

    public override Measure? Denominator => Counts.Open;

    public override FlowMeasure? Supply => Counts.ReceivedWithDue;

    private static bool IsBegun(in DossierView dossier) => dossier.Content.Status is not (DossierStatus.Registered or DossierStatus.Accepted);

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
