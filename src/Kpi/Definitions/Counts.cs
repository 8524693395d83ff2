using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>The measures that more than one KPI uses.</summary>
public static class Counts
{
    public static readonly FlowMeasure Received = new("received", FlowDay.Received, static (in _) => 1);

    /// <summary>Received with a due date, current or first: what on-time KPIs need.</summary>
    public static readonly FlowMeasure ReceivedWithDue =
        new("received-with-due", FlowDay.Received, static (in dossier) => dossier.DueAt.Exists ? 1 : 0);

    /// <summary>Finished with a due date, by the rules for missing due dates and for withdrawn dossiers.</summary>
    public static readonly FlowMeasure FinishedWithDue =
        new("finished-with-due", FlowDay.Left, static (in dossier) => dossier.CountsForOnTime() ? 1 : 0);

    /// <summary>Of these, not after the due date.</summary>
    public static readonly FlowMeasure OnTime =
        new("on-time", FlowDay.Left, static (in dossier) => dossier.CountsForOnTime() && !dossier.CountsAsLate() ? 1 : 0);

    public static readonly FlowMeasure Finished =
        new("finished", FlowDay.Left, static (in dossier) => dossier.Standing == Standing.Finished ? 1 : 0);

    public static readonly FlowMeasure Refused =
        new("refused", FlowDay.Left, static (in dossier) => dossier.Standing == Standing.Refused ? 1 : 0);

    public static readonly FlowMeasure Withdrawn =
        new("withdrawn", FlowDay.Left, static (in dossier) => dossier.Standing == Standing.Withdrawn ? 1 : 0);

    public static readonly FlowMeasure Stopped =
        new("stopped", FlowDay.Left, static (in dossier) => dossier.Standing == Standing.Stopped ? 1 : 0);

    public static readonly FlowMeasure RefusedAtIntake = new("refused-at-intake", FlowDay.RefusedAtIntake, static (in _) => 1);

    /// <summary>Components of dossiers received.</summary>
    public static readonly FlowMeasure Components =
        new("components", FlowDay.Received, static (in dossier) => dossier.Content.Components);

    /// <summary>Received and not finished, refused, withdrawn or stopped.</summary>
    public static readonly StockMeasure Open = new("open", static (in dossier) => dossier.OpenSpan);

    /// <summary>Whether a finished (or, by rule, withdrawn) dossier has its say in the on-time rate.</summary>
    internal static bool CountsForOnTime(this in DossierView dossier) => dossier.Standing switch
    {
        Standing.Finished => dossier.DueAt.Exists || dossier.Rules.NoDueDate == NoDueDate.OnTime,
        Standing.Withdrawn => dossier.Rules.Withdrawn == Counting.Withdrawn.OnTime,
        _ => false,
    };

    /// <summary>Whether a dossier for which <see cref="CountsForOnTime"/> holds was late.</summary>
    internal static bool CountsAsLate(this in DossierView dossier) =>
        dossier.Standing == Standing.Finished && dossier.DueAt.Exists && dossier.IsLate;

    /// <summary>Whether the dossier has components whose reuse is known.</summary>
    internal static bool HasComponents(this in DossierView dossier) =>
        dossier.Knows(DossierFacts.ReusedKnown) && (dossier.Content.Components > 0 || !dossier.Knows(DossierFacts.ComponentsKnown));

    internal static bool Knows(this in DossierView dossier, DossierFacts known) => dossier.Content.Has(known);
}
