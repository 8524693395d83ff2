namespace Ioc.Kpi.Plans.Tasks;

/// <summary>
/// Everything that was entered about tasks, and what stands. What was corrected or withdrawn stays in the history and says nothing any more,
/// also about days before it was withdrawn. Immutable; any thread may call.
/// </summary>
public sealed class TaskEvidenceBook
{
    private readonly ILookup<(string Plan, string Task), TaskEvidenceEntry> _entries;
    private readonly HashSet<long> _superseded;

    /// <param name="entries">In any order.</param>
    public TaskEvidenceBook(IEnumerable<TaskEvidenceEntry> entries)
    {
        var all = entries.OrderByDescending(entry => entry.Id).ToList();
        _entries = all.ToLookup(entry => (entry.What.Plan, entry.What.Task));
        _superseded = [.. all.Select(entry => entry.What.Supersedes).OfType<long>()];
        Evidence = _entries.Select(group => (group.Key, What: Read([.. group.Where(Stands)]))).Where(pair => pair.What is not null)
            .ToDictionary(pair => pair.Key, pair => pair.What!);
    }

    public static TaskEvidenceBook Empty { get; } = new([]);

    /// <value>What stands, by the code of the plan and the id of the task. Also of plans and tasks that are in force no longer.</value>
    public IReadOnlyDictionary<(string Plan, string Task), TaskEvidence> Evidence { get; }

    /// <summary>Everything that was ever entered about the task, the last entry first.</summary>
    public IReadOnlyList<TaskEvidenceEntry> History(string plan, string task) => [.. _entries[(plan, task)]];

    /// <summary>Whether the entry says that the task was done: it was neither superseded nor does it only withdraw another.</summary>
    public bool Stands(TaskEvidenceEntry entry) => !entry.Withdraws && !_superseded.Contains(entry.Id);

    /// <summary>Of a task that is done once there is one entry at most; of one that is done again and again, each is a report.</summary>
    private static TaskEvidence? Read(IReadOnlyList<TaskEvidenceEntry> standing)
    {
        if (standing.Count == 0)
        {
            return null;
        }

        var last = standing.MaxBy(entry => (entry.What.DoneOn, entry.Id))!;
        return new TaskEvidence(last.What.DoneOn, last.What.DoneOn, last.Source) { Reports = [.. standing.Select(entry => entry.What.DoneOn!.Value).Order()] };
    }
}
