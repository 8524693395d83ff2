namespace Ioc.Kpi.Definitions;

/// <summary>Another way to measure the same KPI, shown beside the main one (for example over components instead of dossiers).</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Less">What is taken off the numerator, so that a rest needs no counter of its own; null for nothing.</param>
public sealed record AlternativeMeasure(string Name, FlowMeasure Numerator, FlowMeasure Denominator, FlowMeasure? Less = null);
