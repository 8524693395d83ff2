namespace Ioc.Kpi.Plans;

/// <summary>Where a plan holds, as codes: of the province, of its agency in the dossier codes, of the commune. Null where it has none.</summary>
public sealed record PlanPlace(string? Province, string? Agency, string? Commune);
