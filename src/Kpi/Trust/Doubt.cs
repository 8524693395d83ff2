namespace Ioc.Kpi.Trust;

/// <summary>Why a KPI is in doubt.</summary>
/// <param name="Check">The id of the failing check.</param>
/// <param name="TextKey">The key of its name in the texts.</param>
public sealed record Doubt(string Check, string TextKey);
