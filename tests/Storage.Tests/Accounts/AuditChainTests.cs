using System.Security.Cryptography;
using System.Text;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Accounts;

/// <summary>The audit log is a chain: what somebody changes in the file behind the program's back is found, and where it begins.</summary>
public sealed class AuditChainTests : IDisposable
{
    private const string Unguarded = "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; ";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("accounts.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_log_and_one_that_nobody_touched_are_whole()
    {
        Assert.Equal(new AuditVerdict(0, new string('0', 64)), new AuditLog(FilePath).Verify());

        Fill(5);

        var verdict = new AuditLog(FilePath).Verify();
        Assert.Equal((true, 5L, null), (verdict.IsWhole, verdict.Lines, verdict.BrokenAt));
        Assert.Equal(verdict.LastHash, SqliteFile.Ask<string>(FilePath, "SELECT lower(hex(hash)) FROM audit WHERE id = 5"));
    }

    /// <summary>The hash of the first line, worked out here without the code under test.</summary>
    [Fact]
    public void A_hash_is_over_the_one_before_and_the_content_of_the_line()
    {
        new AuditLog(FilePath).Add(new AuditEvent(null, AuditAction.SignInFailed, "127.0.0.1", "ă"), Now);

        static byte[] Number(long value) => BitConverter.IsLittleEndian ? BitConverter.GetBytes(value) : [.. BitConverter.GetBytes(value).Reverse()];
        byte[] content =
        [
            .. new byte[32], .. Number(1), .. Number(Now.ToUnixTimeMilliseconds() * 1000), .. Number(-1), .. Number(14), .. Encoding.UTF8.GetBytes("sign-in-failed"),
            .. Number(9), .. Encoding.UTF8.GetBytes("127.0.0.1"), .. Number(2), .. Encoding.UTF8.GetBytes("ă"),
        ];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), new AuditLog(FilePath).Verify().LastHash);
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'somebody' WHERE id = 3", 3, "its hash is not")]
    [InlineData("UPDATE audit SET details = NULL WHERE id = 3", 3, "its hash is not")]
    [InlineData("UPDATE audit SET at = at + 1 WHERE id = 1", 1, "its hash is not")]
    [InlineData("UPDATE audit SET what = 'sign-out' WHERE id = 5", 5, "its hash is not")]
    [InlineData("UPDATE audit SET hash = zeroblob(32) WHERE id = 2", 2, "its hash is not")]
    [InlineData("UPDATE audit SET hash = x'00' WHERE id = 4", 4, "its hash is not")]
    [InlineData("DELETE FROM audit WHERE id = 4", 4, "the line is missing; the next one there is number 5")]
    [InlineData("DELETE FROM audit WHERE id = 1", 1, "the line is missing; the next one there is number 2")]
    [InlineData("DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2", 2, "its hash is not")]
    public void The_first_line_that_is_not_as_it_was_written_is_named(string tamper, long line, string reason)
    {
        Fill(5);
        SqliteFile.Execute(FilePath, Unguarded + tamper);

        var verdict = new AuditLog(FilePath).Verify();

        Assert.Equal((false, line, line - 1), (verdict.IsWhole, verdict.BrokenAt, verdict.Lines));
        Assert.StartsWith(reason, verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Lines cut off the end leave a whole chain; the hash that was kept elsewhere is in it no longer.</summary>
    [Fact]
    public void Lines_cut_off_the_end_are_told_by_the_hash_that_was_kept()
    {
        Fill(5);
        var kept = new AuditLog(FilePath).Verify();
        SqliteFile.Execute(FilePath, Unguarded + "DELETE FROM audit WHERE id = 5");

        var verdict = new AuditLog(FilePath).Verify();

        Assert.Equal((true, 4L), (verdict.IsWhole, verdict.Lines));
        Assert.NotEqual(kept.LastHash, verdict.LastHash);
    }

    [Fact]
    public async Task Lines_that_are_written_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(1, 24).Select(number => Task.Run(() =>
            new AuditLog(FilePath).Add(new AuditEvent("an", AuditAction.SignIn, "127.0.0.1", $"{number}"), Now))));

        Assert.Equal((true, 24L), (new AuditLog(FilePath).Verify().IsWhole, new AuditLog(FilePath).Verify().Lines));
    }

    /// <summary>A file of the version before: its accounts and lines stay as they are, are chained, and guarded again.</summary>
    [Fact]
    public void A_log_of_the_format_before_is_chained_as_it_stands()
    {
        SqliteFile.Execute(FilePath, FormatOne);

        var store = new AccountStore(FilePath);

        Assert.Equal("an", Assert.Single(store.Load()).Name);
        var log = new AuditLog(FilePath);
        Assert.Equal(
            [new AuditEvent(null, AuditAction.SignInFailed, "127.0.0.1"), new AuditEvent("shell:root", AuditAction.AccountAdded, "console", "an viewer")],
            log.Read(null, null, null, 9).Select(entry => entry.What));
        Assert.Equal((true, 2L), (log.Verify().IsWhole, log.Verify().Lines));
        Assert.Equal(2, SqliteFile.Ask<long>(FilePath, "PRAGMA user_version"));
        log.Add(new AuditEvent("an", AuditAction.SignIn, "127.0.0.1"), Now);
        Assert.Equal((true, 3L), (log.Verify().IsWhole, log.Verify().Lines));
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => SqliteFile.Execute(FilePath, "UPDATE audit SET who = 'x'"));
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => SqliteFile.Execute(FilePath, "DELETE FROM audit"));
        Assert.True(store.SignOut("an", "session", Now.AddDays(1), "127.0.0.1", Now));

        static string Tables(string path) =>
            SqliteFile.Ask<string>(path, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)");
        new AccountStore(_folder.File("new.db")).Load();
        Assert.Equal(Tables(_folder.File("new.db")), Tables(FilePath));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_file_of_another_format_is_refused_where_no_step_leads_to_this_one(int version)
    {
        SqliteFile.Execute(FilePath, version == 0 ? "CREATE TABLE account (x)" : $"PRAGMA user_version = {version}");

        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => new AccountStore(FilePath).Load());
    }

    private void Fill(int lines)
    {
        for (var line = 1; line <= lines; line++)
        {
            new AuditLog(FilePath).Add(new AuditEvent("an", AuditAction.SignIn, "127.0.0.1", $"line {line}"), Now.AddSeconds(line));
        }
    }

    private const string FormatOne = """
        CREATE TABLE account (
            name TEXT NOT NULL PRIMARY KEY,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            stamp TEXT NOT NULL,
            failures INTEGER NOT NULL,
            locked_until INTEGER,
            disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            who TEXT,
            what TEXT NOT NULL,
            source TEXT NOT NULL,
            details TEXT
        ) STRICT;
        CREATE INDEX audit_who ON audit (who, id);
        CREATE TRIGGER account_is_kept BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'an account is kept; disable it'); END;
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log never changes'); END;
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
        INSERT INTO account VALUES ('an', 'viewer', 'hash', 'stamp', 0, NULL, 0, 1763600000000000);
        INSERT INTO audit (at, who, what, source, details) VALUES (1763600000000000, 'shell:root', 'account-added', 'console', 'an viewer');
        INSERT INTO audit (at, who, what, source, details) VALUES (1763600001000000, NULL, 'sign-in-failed', '127.0.0.1', NULL);
        PRAGMA user_version = 1;
        """;
}
