namespace Ioc.Dashboard.Api.Plans;

/// <summary>Why a plan file was refused.</summary>
/// <param name="Place">The place in the file; empty for the whole.</param>
public sealed record PlanProblemView(string File, string Place, string Reason, string Cure);
