namespace Ioc.Kpi.Alerts;

/// <summary>One condition on an alert, for routes, silences and inhibitions.</summary>
/// <param name="Name">`rule`, `scope` (`agency:H49.12`), `kind` (`agency`), `severity` (`critical`), `owner`, or a label of the rule. What an alert does not have is empty.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">With what.</param>
public sealed record AlertMatcher(string Name, MatchOperator Operator, string Value);
