namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/kpis` (contracts.md, "Reading KPIs").</summary>
/// <param name="Items">Every KPI that the board can compute now, in the order of their numbers.</param>
public sealed record KpiAnswer(
    DateTimeOffset AsOf, PeriodView Period, ScopeView Scope, CountingView Counting, IReadOnlyList<KpiItem> Items);
