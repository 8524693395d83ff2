namespace Ioc.Dashboard.Scenes;

/// <summary>One of the six words in a row of a panel of trust.</summary>
/// <param name="Score">0–100; null where nothing was judged.</param>
/// <param name="Standing">`met` (all passed), `behind` (at least half), `missed`, or `no-data`.</param>
public sealed record TrustCell(double? Score, string Standing);
