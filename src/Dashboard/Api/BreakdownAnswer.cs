using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Api;

/// <summary>The reply of a breakdown.</summary>
public sealed record BreakdownAnswer(
    string Id, string By, DateTimeOffset AsOf, PeriodView Period, ScopeView Scope, IReadOnlyList<TileItem> Items);
