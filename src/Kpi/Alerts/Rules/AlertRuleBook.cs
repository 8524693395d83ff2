namespace Ioc.Kpi.Alerts.Rules;

/// <summary>
/// The rules in force. A load replaces them all at once; a file that is wrong is refused while the rules that it had before stay. Any thread
/// may read and load; who reads keeps the set that it took.
/// </summary>
public sealed class AlertRuleBook
{
    private readonly Lock _loading = new();
    private Dictionary<string, IReadOnlyList<AlertRule>> _byFile = new(StringComparer.Ordinal);
    private volatile AlertRuleSet _now = AlertRuleSet.Empty;

    public AlertRuleSet Now => _now;

    /// <summary>Takes the files of the folder as they are now. Rules whose file is gone are no longer in force.</summary>
    public AlertRuleSet Load(IReadOnlyCollection<AlertRuleReading> readings)
    {
        lock (_loading)
        {
            var problems = readings.SelectMany(reading => reading.Problems).ToList();
            var kept = new Dictionary<string, IReadOnlyList<AlertRule>>(StringComparer.Ordinal);
            var outdated = new HashSet<string>(StringComparer.Ordinal);
            var owners = new Dictionary<string, string>(StringComparer.Ordinal);

            // What stays in force from before has its uids first: a right file cannot take them from a rule that is in force.
            foreach (var reading in readings.Where(reading => reading.Rules is null).OrderBy(reading => reading.File, StringComparer.Ordinal))
            {
                KeepBefore(reading.File, kept, outdated, owners);
            }

            foreach (var reading in readings.Where(reading => reading.Rules is not null).OrderBy(reading => reading.File, StringComparer.Ordinal))
            {
                Take(reading, kept, outdated, owners, problems);
            }

            _byFile = kept;
            return _now = new AlertRuleSet(kept.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value), problems, outdated);
        }
    }

    /// <summary>The folder could not be read: everything stays in force, and the problem is told.</summary>
    public AlertRuleSet Refuse(AlertRuleProblem problem)
    {
        lock (_loading)
        {
            return _now = new AlertRuleSet(_now.Rules, [problem], _byFile.Keys.ToHashSet(StringComparer.Ordinal));
        }
    }

    private void KeepBefore(
        string file, Dictionary<string, IReadOnlyList<AlertRule>> kept, HashSet<string> outdated, Dictionary<string, string> owners)
    {
        if (!_byFile.TryGetValue(file, out var before))
        {
            return;
        }

        var free = before.Where(rule => owners.TryAdd(rule.Uid, file)).ToList();
        kept[file] = free;
        outdated.Add(file);
    }

    private void Take(
        AlertRuleReading reading,
        Dictionary<string, IReadOnlyList<AlertRule>> kept,
        HashSet<string> outdated,
        Dictionary<string, string> owners,
        List<AlertRuleProblem> problems)
    {
        var clashes = reading.Rules!.Where(rule => owners.ContainsKey(rule.Rule.Uid)).ToList();
        foreach (var (rule, line) in clashes)
        {
            problems.Add(new AlertRuleProblem(
                reading.File, line, $"The uid '{rule.Uid}' is taken by a rule of {owners[rule.Uid]}.", "Give each rule a uid of its own."));
        }

        if (clashes.Count > 0)
        {
            KeepBefore(reading.File, kept, outdated, owners);
            return;
        }

        kept[reading.File] = [.. reading.Rules!.Select(rule => rule.Rule with { File = reading.File, Line = rule.Line })];
        foreach (var (rule, _) in reading.Rules!)
        {
            owners[rule.Uid] = reading.File;
        }
    }
}
