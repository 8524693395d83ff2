namespace Ioc.Dashboard.Alerts;

/// <summary>`GET /api/v1/alerts`.</summary>
/// <param name="Items">The gravest first.</param>
public sealed record AlertsAnswer(IReadOnlyList<AlertView> Items);
