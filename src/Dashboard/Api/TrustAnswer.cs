namespace Ioc.Dashboard.Api;

/// <summary>How far the data can be trusted: the reply of `GET /api/v1/trust`.</summary>
/// <param name="AsOf">When the records were looked at; null, with nothing judged, until that has happened once.</param>
/// <param name="WindowDays">Local days that were looked at, that of <paramref name="AsOf"/> included.</param>
/// <param name="Province">All sources together.</param>
/// <param name="Sources">Each source.</param>
public sealed record TrustAnswer(DateTimeOffset? AsOf, int WindowDays, TrustView Province, IReadOnlyList<TrustView> Sources);
