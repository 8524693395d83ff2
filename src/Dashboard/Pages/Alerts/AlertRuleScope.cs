using Ioc.Dashboard.Alerts;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>How a rule stands at one of the things it watches.</summary>
/// <param name="Fingerprint">The alert.</param>
/// <param name="Scope">What it is about, with its name.</param>
/// <param name="State">`firing`, `pending`, `no-data`, `not-judged` or `ok`.</param>
/// <param name="Value">Null where there is none.</param>
/// <param name="Threshold">What it is held against; null where there is nothing to compare with.</param>
/// <param name="HasPage">Whether it was ever more than fine, so that the alert has a page.</param>
public sealed record AlertRuleScope(string Fingerprint, AlertScopeView Scope, string State, double? Value, double? Threshold, bool HasPage)
{
    /// <summary>The order in which states are shown, and counted.</summary>
    public static readonly string[] States = ["firing", "pending", "no-data", "not-judged", "ok"];
}
