namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What is wrong with one member of a rule.</summary>
/// <param name="Member">The key in the file.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
/// <param name="Cure">What would be right, in one sentence.</param>
public sealed record AlertRuleFault(string Member, string Reason, string Cure);
