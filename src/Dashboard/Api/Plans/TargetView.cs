using Ioc.Dashboard.Targets;
using Ioc.Kpi.Plans;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>A target and how it stands.</summary>
/// <param name="Comparison">`>=`, `=` or `&lt;=`; null where the plan names no number.</param>
/// <param name="Target">In the unit.</param>
/// <param name="Status">`no-data`, `met`, `on-course`, `behind` or `missed`.</param>
/// <param name="Expired">The deadline is past, and the value is that of then.</param>
/// <param name="Gap">What is missing, in the unit; negative when there is more than is wanted.</param>
/// <param name="Annualised">The projection, and after the deadline the value, are stretched to twelve months.</param>
/// <param name="Slipping">Met now, but the projection is not.</param>
/// <param name="Uncertain">The target lies inside the interval of the projection; null without one.</param>
/// <param name="Missing">What is missing, by name, where there are no data.</param>
public sealed record TargetView(
    string Id, string Title, string? Kpi, string? Comparison, double? Target, string Unit, string? List, int? Services, DateOnly Deadline, string Phase,
    IReadOnlyList<string> Owners, string Scope, string? Variant, bool Exemptions, string Reference, string Status, bool Expired, double? Value,
    double? Gap, bool Annualised, bool Slipping, bool? Uncertain, ProjectionView? Projection, NeedView? Need, int WorkingDaysLeft, string? Missing)
{
    internal static TargetView Of(TargetRow row)
    {
        var (progress, target) = (row.Progress, row.Progress.Target);
        return new TargetView(
            target.Id, target.Title, target.Kpi, target.Comparison is { } comparison ? PlanWords.Of(comparison) : null, target.Value, PlanWords.Of(target.Unit),
            target.Services?.List, target.Services?.Count, target.Deadline, target.Phase, target.Owners, target.Scope, target.Variant, target.Exemptions,
            target.Reference, ApiWords.Of(progress.Status), progress.Expired, progress.Value, progress.Gap, progress.Annualised, progress.Slipping,
            progress.Uncertain,
            progress.Projection is { } ahead ? new ProjectionView(ahead.Value, ahead.Low, ahead.High, ahead.SinceStart) : null,
            progress.Need is { } need ? new NeedView(ApiWords.Of(need.Kind), need.Amount, need.Impossible) : null,
            progress.WorkingDaysLeft,
            row.Missing);
    }
}
