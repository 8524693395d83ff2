namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What came of reading a rule file: its rules, or everything that is wrong with it.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Rules">Each with the line it begins on; null where the file is refused.</param>
/// <param name="Problems">Empty exactly where there are rules.</param>
public sealed record AlertRuleReading(string File, IReadOnlyList<(AlertRule Rule, long Line)>? Rules, IReadOnlyList<AlertRuleProblem> Problems);
