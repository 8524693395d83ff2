using System.Globalization;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Indicators;

/// <summary>
/// The entered indicators in a SQLite file of their own: entries are added and never changed. Any thread and any process may call; calls
/// work on the calling thread.
/// </summary>
public sealed class IndicatorStore(string path, LocalTime zone)
{
    private const string DayForm = "yyyy-MM-dd";
    private const string Select =
        "SELECT id, kpi, agency, value, numerator, denominator, as_of, evidence, link, note, entered_by, entered_at, supersedes FROM indicator_entry";

    /// <summary>Checks the entry and stores it; it is on disk when this returns true.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="enteredBy">The account.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="entry">The stored entry; null when it is refused.</param>
    /// <param name="problems">Why it is refused.</param>
    public bool TryAdd(IndicatorDraft draft, string enteredBy, DateTimeOffset now, out IndicatorEntry? entry, out IReadOnlyList<IndicatorProblem> problems)
    {
        entry = null;
        problems = IndicatorRules.Check(draft, enteredBy, zone.DateOf(Moment.From(now)));
        if (problems.Count > 0)
        {
            return false;
        }

        using var database = Open();
        IndicatorEntry? added = null;
        IndicatorProblem? problem = null;
        database.InTransaction(() =>
        {
            problem = CheckSuperseded(database, draft);
            added = problem is null ? Insert(database, draft, enteredBy, now) : null;
        });
        entry = added;
        problems = problem is null ? [] : [problem];
        return entry is not null;
    }

    /// <summary>Everything that was ever entered.</summary>
    public IndicatorBook Load()
    {
        using var database = Open();
        using var select = database.Prepare(Select);
        var entries = new List<IndicatorEntry>();
        while (select.Step())
        {
            entries.Add(Read(select));
        }

        return new IndicatorBook(entries);
    }

    /// <summary>Under the lock of the transaction, so that of two corrections of one entry the second is refused.</summary>
    private static IndicatorProblem? CheckSuperseded(Database database, IndicatorDraft draft)
    {
        if (draft.Supersedes is not { } id)
        {
            return null;
        }

        using var select = database.Prepare($"{Select} WHERE id = ?1");
        if (!select.Bind(1, id).Step())
        {
            return new(IndicatorFault.UnknownSuperseded, nameof(draft.Supersedes), "the number of an entry.");
        }

        var old = Read(select);
        select.Reset();
        if (old.What.KpiId != draft.KpiId || old.What.Agency != draft.Agency)
        {
            return new(IndicatorFault.OtherSuperseded, nameof(draft.Supersedes), "an entry of the same KPI and agency.");
        }

        using var later = database.Prepare("SELECT 1 FROM indicator_entry WHERE supersedes = ?1");
        var taken = later.Bind(1, id).Step();
        later.Reset();
        return taken || old.TakesBack
            ? new(IndicatorFault.AlreadySuperseded, nameof(draft.Supersedes), "an entry that gives a value now; look at the history again.")
            : null;
    }

    private static IndicatorEntry Insert(Database database, IndicatorDraft draft, string enteredBy, DateTimeOffset now)
    {
        using var insert = database.Prepare(
            "INSERT INTO indicator_entry (kpi, agency, value, numerator, denominator, as_of, evidence, link, note, entered_by, entered_at, supersedes) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
        insert.Bind(1, draft.KpiId).Bind(2, draft.Agency).Bind(3, draft.Value).Bind(4, draft.Numerator).Bind(5, draft.Denominator)
            .Bind(6, draft.AsOf.ToString(DayForm, CultureInfo.InvariantCulture)).Bind(7, draft.Evidence).Bind(8, draft.Link).Bind(9, draft.Note)
            .Bind(10, enteredBy).Bind(11, StoredTime.From(now)).Bind(12, draft.Supersedes).Run();
        return new IndicatorEntry(database.ReadNumber("SELECT last_insert_rowid()")!.Value, draft, enteredBy, StoredTime.Read(StoredTime.From(now)));
    }

    private static IndicatorEntry Read(Statement row) => new(
        row.Number(0),
        new IndicatorDraft
        {
            KpiId = row.Text(1),
            Agency = row.TextOrNull(2),
            Value = row.RealOrNull(3),
            Numerator = row.NumberOrNull(4),
            Denominator = row.NumberOrNull(5),
            AsOf = DateOnly.ParseExact(row.Text(6), DayForm, CultureInfo.InvariantCulture),
            Evidence = row.Text(7),
            Link = row.TextOrNull(8),
            Note = row.TextOrNull(9),
            Supersedes = row.NumberOrNull(12),
        },
        row.Text(10), StoredTime.Read(row.Number(11)));

    private Database Open() => Database.Open(path, IndicatorSchema.Tables);
}
