using Ioc.Kpi.Accounts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>Lines of the audit log as rows.</summary>
internal static class AuditRows
{
    /// <summary>Longer texts are cut: a line is for people to read.</summary>
    private const int LongestText = 300;

    private const string Columns = "INSERT INTO audit (id, at, who, what, source, details, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    /// <summary>Adds a line behind the last one. Only under the lock of a writing transaction, so that no two lines follow the same one.</summary>
    public static void Insert(Database database, AuditEvent audit, DateTimeOffset at)
    {
        var (id, before) = (1L, AuditChain.Start);
        using (var last = database.Prepare("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"))
        {
            if (last.Step())
            {
                (id, before) = (last.Number(0) + 1, last.Blob(1).ToArray());
                last.Reset();
            }
        }

        using var insert = database.Prepare(Columns);
        Insert(insert, before, id, StoredTime.From(at), Plain(audit.Who), AuditWords.Of(audit.What), Plain(audit.From)!, Plain(audit.Details));
    }

    /// <summary>Copies lines that have no hash yet, in their order, and chains them.</summary>
    public static void Chain(Database database, Statement lines)
    {
        var before = AuditChain.Start;
        using var insert = database.Prepare(Columns);
        while (lines.Step())
        {
            before = Insert(insert, before, lines.Number(0), lines.Number(1), lines.TextOrNull(2), lines.Text(3), lines.Text(4), lines.TextOrNull(5));
        }
    }

    private static byte[] Insert(Statement insert, byte[] before, long id, long at, string? who, string what, string source, string? details)
    {
        var hash = AuditChain.Next(before, id, at, who, what, source, details);
        insert.Bind(1, id).Bind(2, at).Bind(3, who).Bind(4, what).Bind(5, source).Bind(6, details).Bind(7, (ReadOnlySpan<byte>)hash).Run();
        return hash;
    }

    public static AuditEntry Read(Statement row) => new(
        row.Number(0),
        StoredTime.Read(row.Number(1)),
        new AuditEvent(
            row.TextOrNull(2),
            AuditWords.Find(row.Text(3)) ?? throw new InvalidDataException($"accounts.db: line {row.Number(0)} of the audit log says '{row.Text(3)}', which this program does not know."),
            row.Text(4), row.TextOrNull(5)));

    /// <summary>One line without control characters, so that no text can pass for a second line.</summary>
    private static string? Plain(string? text) =>
        text is null ? null : new string([.. text.Take(LongestText).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]);
}
