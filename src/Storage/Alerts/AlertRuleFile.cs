using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Storage.Alerts;

/// <summary>Reads a rule file (docs/alerts.md). That no other file has its uids is checked by the <see cref="AlertRuleBook"/>.</summary>
public static class AlertRuleFile
{
    /// <summary>A rule file has some dozen rules; more than this is another file that got into the folder.</summary>
    public const int LargestBytes = 1024 * 1024;

    /// <summary>The most rules of one file.</summary>
    public const int MostRules = 1000;

    /// <param name="file">What to call it in problems.</param>
    /// <param name="text">All of it.</param>
    /// <returns>Rules without problems, or every problem that could be found. Never throws for what the file holds.</returns>
    public static AlertRuleReading Read(string file, string text)
    {
        var problems = new List<AlertRuleProblem>();
        var rules = new List<(AlertRule Rule, long Line)>();
        if (text.Length > LargestBytes)
        {
            problems.Add(new AlertRuleProblem(file, 0, $"It is longer than {LargestBytes} characters.", "Split it."));
        }
        else if (SafeYaml.Read(text, file, problems) is { } root && YamlMembers.Open(root, "The file", file, problems) is { } members)
        {
            ReadGroups(members, file, rules, problems);
            CheckUids(file, rules, problems);
        }

        return new AlertRuleReading(file, problems.Count == 0 ? rules : null, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>Refuses a file that cannot be read at all.</summary>
    internal static AlertRuleReading Refuse(string file, string reason) =>
        new(file, null, [new AlertRuleProblem(file, 0, reason, "Make the file readable.")]);

    private static void ReadGroups(YamlMembers members, string file, List<(AlertRule, long)> rules, List<AlertRuleProblem> problems)
    {
        if (members.List("groups") is { Count: 0 })
        {
            members.Missing("groups", "Write a list of groups, each with `name` and `rules`.", 0);
        }

        foreach (var part in members.List("groups"))
        {
            if (YamlMembers.Open(part, "A group", file, problems) is { } group)
            {
                var name = group.Text("name", "Give the group a name.");
                foreach (var rule in group.List("rules"))
                {
                    ReadRule(rule, name, file, rules, problems);
                }

                group.Close();
            }
        }

        members.Close();
        if (rules.Count > MostRules)
        {
            problems.Add(new AlertRuleProblem(file, 0, $"It has {rules.Count} rules, more than {MostRules}.", "Split it."));
        }
    }

    private static void ReadRule(YamlPart part, string group, string file, List<(AlertRule, long)> rules, List<AlertRuleProblem> problems)
    {
        if (YamlMembers.Open(part, "A rule", file, problems) is not { } members)
        {
            return;
        }

        var before = problems.Count;
        var rule = AlertRuleReader.Read(members, group);
        if (problems.Count == before)
        {
            foreach (var fault in AlertRuleChecks.Of(rule))
            {
                members.Wrong(fault.Member, fault.Reason, fault.Cure);
            }
        }

        rules.Add((rule, part.Line));
    }

    private static void CheckUids(string file, List<(AlertRule Rule, long Line)> rules, List<AlertRuleProblem> problems)
    {
        foreach (var twice in rules.Where(rule => rule.Rule.Uid.Length > 0).GroupBy(rule => rule.Rule.Uid, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(new AlertRuleProblem(
                file, twice.ElementAt(1).Line, $"The uid '{twice.Key}' is that of the rule at line {twice.First().Line}.", "Give each rule a uid of its own."));
        }
    }
}
