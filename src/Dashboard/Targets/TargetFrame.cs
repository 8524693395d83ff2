using Ioc.Kpi.Board;
using Ioc.Kpi.Plans;

namespace Ioc.Dashboard.Targets;

/// <summary>Whose dossiers, of which procedures, on which days a target is about, as the board knows them. Days are <see cref="DateOnly.DayNumber"/>.</summary>
/// <param name="Data">The days with dossiers; null when there are none.</param>
/// <param name="YearFrom">The first day of the plan's year.</param>
/// <param name="LastDay">Today, or the deadline when that is past.</param>
/// <param name="Listed">The procedures of the target's list; null where it has none, or the catalogue does not have it.</param>
internal sealed record TargetFrame(Scope Scope, Period? Data, int YearFrom, int LastDay, int Today, ListedProcedures? Listed)
{
    /// <returns>Null where it is not known whose dossiers are meant.</returns>
    public static TargetFrame? Of(Plan plan, PlanTarget target, Surroundings around, KpiBoard board) =>
        TargetScope.Of(plan, around.Catalogue, board.Codes, board.Today) is { } scope
            ? new TargetFrame(
                scope,
                board.WholePeriod(),
                plan.FirstDay.DayNumber,
                Math.Min(board.Today.DayNumber, target.Deadline.DayNumber),
                board.Today.DayNumber,
                target.Services is null ? null : ListedProcedures.Of(target, around.Catalogue, board.Codes))
            : null;
}
