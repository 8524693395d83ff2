namespace Ioc.Kpi.Series;

/// <summary>Names one series. Bounded sets only: never a dossier, never a procedure by the minute.</summary>
/// <param name="Metric">A KPI id or a portal metric id.</param>
/// <param name="Agency">An agency code, or empty for the province.</param>
/// <param name="Channel">A channel name, or empty for all.</param>
public readonly record struct SeriesKey(string Metric, string Agency = "", string Channel = "");
