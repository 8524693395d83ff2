using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Definitions;

/// <summary>A count of dossiers that are in a state: from an instant (included) until another (excluded).</summary>
/// <param name="name">For logs and tests.</param>
/// <param name="span">The span of one received dossier; an empty span where it is never in the state.</param>
/// <param name="excludesPaused">Whether a dossier that waits for the citizen now is left out of the count for now (not of past days).</param>
/// <param name="byCalendar">Whether it depends on which days are worked, also of a dossier that never waited.</param>
/// <param name="onlyNow">Whether it is counted for now only, where what it looks at is not known of past days.</param>
public sealed class StockMeasure(string name, StockMeasure.SpanOf span, bool excludesPaused = false, bool byCalendar = false, bool onlyNow = false) : Measure(name)
{
    public delegate (Moment From, Moment Until) SpanOf(in DossierView dossier);

    public static readonly (Moment From, Moment Until) NeverIn = (Moment.Never, Moment.Never);

    public SpanOf Span { get; } = span;

    public bool ExcludesPaused { get; } = excludesPaused;

    public bool ByCalendar { get; } = byCalendar;

    public bool OnlyNow { get; } = onlyNow;
}
