using System.Globalization;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Tasks;

/// <summary>
/// The evidence of tasks in a SQLite file of its own: entries are added and never changed. Any thread and any process may call; calls work
/// on the calling thread.
/// </summary>
public sealed class TaskEvidenceStore(string path, LocalTime zone)
{
    private const string DayForm = "yyyy-MM-dd";
    private const string Select = "SELECT id, plan, task, done_on, document, link, note, entered_by, entered_at, supersedes FROM task_evidence";

    /// <summary>Checks the entry and stores it; it is on disk when this returns true.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="task">The task that the plan in force has under that id; null where it has none.</param>
    /// <param name="enteredBy">The account.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="entry">The stored entry; null when it is refused.</param>
    /// <param name="problems">Why it is refused.</param>
    public bool TryAdd(
        TaskEvidenceDraft draft, PlanTask? task, string enteredBy, DateTimeOffset now, out TaskEvidenceEntry? entry, out IReadOnlyList<IndicatorProblem> problems)
    {
        entry = null;
        problems = TaskEvidenceRules.Check(draft, task, enteredBy, zone.DateOf(Moment.From(now)));
        if (problems.Count > 0)
        {
            return false;
        }

        using var database = Open();
        TaskEvidenceEntry? added = null;
        IndicatorProblem? problem = null;
        database.InTransaction(() =>
        {
            problem = CheckAgainstStored(database, draft, TaskEvidenceRules.IsReportedAgain(task!));
            added = problem is null ? Insert(database, draft, enteredBy, now) : null;
        });
        entry = added;
        problems = problem is null ? [] : [problem];
        return entry is not null;
    }

    /// <summary>Everything that was ever entered.</summary>
    public TaskEvidenceBook Load()
    {
        using var database = Open();
        using var select = database.Prepare(Select);
        return new TaskEvidenceBook(ReadAll(select));
    }

    /// <summary>Under the lock of the transaction, so that of two people who say the same the second is told.</summary>
    private static IndicatorProblem? CheckAgainstStored(Database database, TaskEvidenceDraft draft, bool reportedAgain)
    {
        using var select = database.Prepare($"{Select} WHERE plan = ?1 AND task = ?2");
        var book = new TaskEvidenceBook(ReadAll(select.Bind(1, draft.Plan).Bind(2, draft.Task)));
        var history = book.History(draft.Plan, draft.Task);
        if (draft.Supersedes is not { } id)
        {
            return reportedAgain || !history.Any(book.Stands)
                ? null : new(IndicatorFault.AlreadyDone, nameof(draft.DoneOn), "a task without evidence that stands; correct or withdraw the entry that says so.");
        }

        if (history.FirstOrDefault(entry => entry.Id == id) is { } old)
        {
            return book.Stands(old) ? null : new(IndicatorFault.AlreadySuperseded, nameof(draft.Supersedes), "an entry that stands now; look at the history again.");
        }

        using var any = database.Prepare("SELECT 1 FROM task_evidence WHERE id = ?1");
        var exists = any.Bind(1, id).Step();
        any.Reset();
        return exists ? new(IndicatorFault.OtherSuperseded, nameof(draft.Supersedes), "an entry of the same plan and task.")
            : new(IndicatorFault.UnknownSuperseded, nameof(draft.Supersedes), "the number of an entry.");
    }

    private static TaskEvidenceEntry Insert(Database database, TaskEvidenceDraft draft, string enteredBy, DateTimeOffset now)
    {
        using var insert = database.Prepare(
            "INSERT INTO task_evidence (plan, task, done_on, document, link, note, entered_by, entered_at, supersedes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        insert.Bind(1, draft.Plan).Bind(2, draft.Task).Bind(3, draft.DoneOn?.ToString(DayForm, CultureInfo.InvariantCulture)).Bind(4, draft.Document)
            .Bind(5, draft.Link).Bind(6, draft.Note).Bind(7, enteredBy).Bind(8, StoredTime.From(now)).Bind(9, draft.Supersedes).Run();
        return new TaskEvidenceEntry(database.ReadNumber("SELECT last_insert_rowid()")!.Value, draft, enteredBy, StoredTime.Read(StoredTime.From(now)));
    }

    private static List<TaskEvidenceEntry> ReadAll(Statement select)
    {
        var entries = new List<TaskEvidenceEntry>();
        while (select.Step())
        {
            entries.Add(Read(select));
        }

        return entries;
    }

    private static TaskEvidenceEntry Read(Statement row) => new(
        row.Number(0),
        new TaskEvidenceDraft
        {
            Plan = row.Text(1),
            Task = row.Text(2),
            DoneOn = row.TextOrNull(3) is { } day ? DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture) : null,
            Document = row.TextOrNull(4),
            Link = row.TextOrNull(5),
            Note = row.TextOrNull(6),
            Supersedes = row.NumberOrNull(9),
        },
        row.Text(7), StoredTime.Read(row.Number(8)));

    private Database Open() => Database.Open(path, TaskEvidenceSchema.Tables);
}
