using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Targets;

/// <summary>What is known of a target.</summary>
/// <param name="Target">As the plan says it, with the real number where the plan speaks of the place's own part of a list.</param>
/// <param name="Reading">Null where nothing is known.</param>
/// <param name="Missing">What is missing, by name, where nothing is known; null otherwise.</param>
internal sealed record ReadTarget(PlanTarget Target, TargetReading? Reading, string? Missing = null);
