namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>What things are called in the texts of alerts. What has no name here is called by its code.</summary>
/// <param name="Province">The name of the province.</param>
/// <param name="Kpis">By the id of the KPI or the word of the measure.</param>
/// <param name="Sources">By the id of the source.</param>
public sealed record AlertNames(string Province, IReadOnlyDictionary<string, string> Kpis, IReadOnlyDictionary<string, string> Sources)
{
    public static readonly AlertNames None = new("", new Dictionary<string, string>(), new Dictionary<string, string>());
}
