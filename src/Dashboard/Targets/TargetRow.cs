using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Targets;

/// <summary>A target and how it stands.</summary>
/// <param name="Missing">What is missing, by name, where there are no data; null otherwise.</param>
public sealed record TargetRow(TargetProgress Progress, string? Missing);
