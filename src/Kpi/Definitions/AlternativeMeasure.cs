namespace Ioc.Kpi.Definitions;

/// <summary>Another way to measure the same KPI, shown beside the main one (for example over components instead of dossiers).</summary>
/// <param name="Name">Its name in the API.</param>
public sealed record AlternativeMeasure(string Name, FlowMeasure Numerator, FlowMeasure Denominator);
