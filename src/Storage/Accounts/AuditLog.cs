using Ioc.Kpi.Accounts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>Who did what, in the file of the accounts: lines are only ever added. Any thread and any process may call.</summary>
public sealed class AuditLog(string path)
{
    /// <summary>Adds a line; it is on disk when this returns.</summary>
    public void Add(AuditEvent audit, DateTimeOffset now)
    {
        using var database = Open();
        database.InTransaction(() => AuditRows.Insert(database, audit, now));
    }

    /// <summary>The last lines, the newest first.</summary>
    /// <param name="who">Only of this account; null for all.</param>
    /// <param name="what">Only this action; null for all.</param>
    /// <param name="before">Only lines with smaller numbers; null from the newest on.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<AuditEntry> Read(string? who, AuditAction? what, long? before, int most)
    {
        using var database = Open();
        using var select = database.Prepare(
            "SELECT id, at, who, what, source, details FROM audit "
            + "WHERE (?1 IS NULL OR who = ?1) AND (?2 IS NULL OR what = ?2) AND (?3 IS NULL OR id < ?3) ORDER BY id DESC LIMIT ?4");
        select.Bind(1, who).Bind(2, what is { } action ? AuditWords.Of(action) : null).Bind(3, before).Bind(4, most);
        var entries = new List<AuditEntry>();
        while (select.Step())
        {
            entries.Add(AuditRows.Read(select));
        }

        return entries;
    }

    /// <summary>Walks every line from the first on and holds its hash against what it says; nothing is written.</summary>
    /// <returns>The first line that is not as it was written, if there is one. Lines cut off the end leave no break: hold the last hash against one kept elsewhere.</returns>
    public AuditVerdict Verify()
    {
        using var database = Open();
        using var select = database.Prepare("SELECT id, at, who, what, source, details, hash FROM audit ORDER BY id");
        var (lines, before) = (0L, AuditChain.Start);
        while (select.Step())
        {
            var id = select.Number(0);
            if (id != lines + 1)
            {
                return Broken(lines, before, lines + 1, $"the line is missing; the next one there is number {id}");
            }

            var hash = AuditChain.Next(before, id, select.Number(1), select.TextOrNull(2), select.Text(3), select.Text(4), select.TextOrNull(5));
            if (!select.Blob(6).SequenceEqual(hash))
            {
                return Broken(lines, before, id, "its hash is not that of its content and of the line before it");
            }

            (lines, before) = (id, hash);
        }

        return new AuditVerdict(lines, Convert.ToHexStringLower(before));
    }

    private static AuditVerdict Broken(long lines, byte[] before, long at, string reason) => new(lines, Convert.ToHexStringLower(before), at, reason);

    private Database Open() => Database.Open(path, AccountSchema.Tables);
}
