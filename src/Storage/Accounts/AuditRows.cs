using Ioc.Kpi.Accounts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>Lines of the audit log as rows.</summary>
internal static class AuditRows
{
    /// <summary>Longer texts are cut: a line is for people to read.</summary>
    private const int LongestText = 300;

    public static void Insert(Database database, AuditEvent audit, DateTimeOffset at)
    {
        using var insert = database.Prepare("INSERT INTO audit (at, who, what, source, details) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Bind(1, StoredTime.From(at)).Bind(2, Plain(audit.Who)).Bind(3, AuditWords.Of(audit.What)).Bind(4, Plain(audit.From))
            .Bind(5, Plain(audit.Details)).Run();
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
