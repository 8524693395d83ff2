namespace Ioc.Kpi.Definitions;

/// <summary>A named part of a KPI's numerator.</summary>
/// <param name="Name">In the API and in rule files; its Vietnamese name stands in the Dashboard's texts under `figure`.</param>
/// <param name="Measure">What counts it; each dossier of it counts in the numerator as well.</param>
public sealed record KpiPart(string Name, Measure Measure);
