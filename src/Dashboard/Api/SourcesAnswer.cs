namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/sources`, in the order of declaration.</summary>
public sealed record SourcesAnswer(DateTimeOffset AsOf, IReadOnlyList<SourceView> Items);
