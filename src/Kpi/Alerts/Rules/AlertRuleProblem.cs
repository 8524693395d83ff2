namespace Ioc.Kpi.Alerts.Rules;

/// <summary>One thing that is wrong with a rule file or a file of rule tests.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
/// <param name="Cure">What would be right, in one sentence.</param>
public sealed record AlertRuleProblem(string File, long Line, string Reason, string Cure)
{
    public override string ToString() => Line == 0 ? $"{File}: {Reason} {Cure}" : $"{File}:{Line}: {Reason} {Cure}";
}
