using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Api;

/// <summary>One KPI for one scope and period.</summary>
/// <param name="Value">Unrounded, in the unit; null = no data.</param>
/// <param name="Status">`ok`, `warning`, `breach`, `no-data` or `not-applicable`.</param>
/// <param name="AgeSeconds">Age of the oldest enabled source; null when one has never delivered, or none is enabled.</param>
/// <param name="Sources">Ids of the enabled sources.</param>
public sealed record KpiItem(
    string Id,
    string Name,
    string Unit,
    double? Value,
    long? Numerator,
    long? Denominator,
    string Status,
    double? Target,
    double? AgeSeconds,
    IReadOnlyList<string> Sources)
{
    /// <value>True when the value is within one per cent, not exact; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Approximate { get; init; }

    /// <value>Ids of the failing checks of the data (`GET /api/v1/trust`) that touch the KPI, in the order of the checks; absent when there is none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Doubts { get; init; }

    /// <value>Named parts of the numerator, where the definition lists them.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, long>? Parts { get; init; }

    /// <value>Other measures of the same KPI by name, where the definition has them; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, MeasureView>? Measures { get; init; }

    /// <value>Other figures of the same KPI by name, such as the total beside the mean; absent where the definition has none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, FigureView>? Figures { get; init; }

    /// <value>True when the value is stretched to a whole year or estimated; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Projected { get; init; }

    /// <value>Where the value was entered by people: of which day it speaks, and the evidence; absent otherwise.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EnteredView? Entered { get; init; }

    /// <value>The portal's own value, of a KPI that is only estimated here; its value is null when no source gives it. Absent of every other KPI and place.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OfficialView? Official { get; init; }

    /// <value>What is missing for a value, or for a whole one; absent where nothing is.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Missing { get; init; }

    /// <value>How the target stands: `met`, `on-course`, `behind` or `missed`; absent without one.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Standing { get; init; }
}
