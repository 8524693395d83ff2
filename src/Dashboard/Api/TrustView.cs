namespace Ioc.Dashboard.Api;

/// <summary>A source, or the province, in `GET /api/v1/trust`.</summary>
/// <param name="Source">The id of the source; null for the province, `(none)` for records whose source is not known.</param>
/// <param name="Score">0–100: the share of the judged checks that passed; null when none was judged.</param>
/// <param name="Worst">0–100: the same with checks that were not judged taken as failed.</param>
/// <param name="Words">The six words of the plans, in their order.</param>
/// <param name="Checks">Every check, in the order of the numbers.</param>
public sealed record TrustView(
    string? Source, double? Score, double Worst, IReadOnlyList<TrustWordView> Words, IReadOnlyList<TrustCheckView> Checks);
