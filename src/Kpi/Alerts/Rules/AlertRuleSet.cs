namespace Ioc.Kpi.Alerts.Rules;

/// <summary>The rules in force at one moment. Immutable; any thread may read.</summary>
public sealed class AlertRuleSet
{
    private readonly Dictionary<string, AlertRule> _byUid;

    /// <param name="rules">No two with the same uid.</param>
    public AlertRuleSet(IEnumerable<AlertRule> rules, IReadOnlyList<AlertRuleProblem>? problems = null, IReadOnlySet<string>? outdated = null)
    {
        Rules = [.. rules];
        Problems = problems ?? [];
        Outdated = outdated ?? new HashSet<string>();
        _byUid = Rules.ToDictionary(rule => rule.Uid, StringComparer.Ordinal);
    }

    /// <summary>No rule and no problem: before the first load.</summary>
    public static AlertRuleSet Empty { get; } = new([]);

    /// <summary>In the order of the files and of the rules in them.</summary>
    public IReadOnlyList<AlertRule> Rules { get; }

    /// <summary>Why files were refused at the last load, or why the folder could not be read.</summary>
    public IReadOnlyList<AlertRuleProblem> Problems { get; }

    /// <summary>The names of files whose rules are in force as they were before, because the file of now was refused.</summary>
    public IReadOnlySet<string> Outdated { get; }

    /// <summary>How many files were refused at the last load.</summary>
    public int Refused => Problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// Whether every rule of the folder is known. It is not where a file is refused that had never been in force, as after a restart: a rule
    /// that is not found may stand in it.
    /// </summary>
    public bool IsWhole => Problems.All(problem => Outdated.Contains(problem.File));

    public AlertRule? Find(string uid) => _byUid.GetValueOrDefault(uid);
}
