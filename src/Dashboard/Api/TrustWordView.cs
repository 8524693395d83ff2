namespace Ioc.Dashboard.Api;

/// <summary>One of the six words of the plans in `GET /api/v1/trust`.</summary>
/// <param name="Word">`correct`, `complete`, `clean`, `live`, `consistent` or `shared`.</param>
/// <param name="Name">The word as the plans have it.</param>
/// <param name="Score">0–100: the share of the judged checks that passed; null when none was judged.</param>
/// <param name="Worst">0–100: the same with checks that were not judged taken as failed.</param>
/// <param name="Passed">Checks that passed.</param>
/// <param name="Judged">Checks that were judged.</param>
/// <param name="Checks">Checks that have a weight.</param>
public sealed record TrustWordView(string Word, string Name, double? Score, double Worst, int Passed, int Judged, int Checks);
