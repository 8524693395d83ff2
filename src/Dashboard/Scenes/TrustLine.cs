namespace Ioc.Dashboard.Scenes;

/// <summary>A row of a panel of trust: the province or a source.</summary>
/// <param name="Name">What the row is of.</param>
/// <param name="Score">0–100; null where nothing was judged.</param>
/// <param name="Worst">The same with what was not judged taken as failed.</param>
/// <param name="Judged">How many of the <paramref name="Checks"/> that have a weight were judged.</param>
/// <param name="Standing">`met` (all passed), `behind` (at least half), `missed`, or `no-data`.</param>
/// <param name="Failing">The failing checks in few words; empty without one.</param>
/// <param name="Words">The six words in their order.</param>
public sealed record TrustLine(string Name, double? Score, double Worst, int Judged, int Checks, string Standing, string Failing, EqualList<TrustCell> Words);
