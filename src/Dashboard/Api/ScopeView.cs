namespace Ioc.Dashboard.Api;

/// <summary>The filters as asked for; null = all.</summary>
public sealed record ScopeView(string? Agency, string? Procedure, string? Channel);
