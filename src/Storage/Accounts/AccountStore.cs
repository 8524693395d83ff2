using System.Security.Cryptography;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>
/// The local accounts in a SQLite file. Each change and its line in the audit log are one transaction. Any thread and any process may
/// call; calls work on the calling thread.
/// </summary>
public sealed class AccountStore(string path)
{
    private const string Select = "SELECT name, role, password_hash, stamp, failures, locked_until, disabled, created_at FROM account";
    private const int StampBytes = 32;

    /// <summary>Every account, by name.</summary>
    public IReadOnlyList<Account> Load()
    {
        using var database = Open();
        using var select = database.Prepare($"{Select} ORDER BY name");
        var accounts = new List<Account>();
        while (select.Step())
        {
            accounts.Add(Read(select));
        }

        return accounts;
    }

    /// <summary>Makes an account.</summary>
    /// <returns>False when there is one of that name; nothing has changed then.</returns>
    public bool TryAdd(string name, Role role, string passwordHash, string by, string from, DateTimeOffset now) =>
        Change(name, account => account is null, now, new AuditEvent(by, AuditAction.AccountAdded, from, $"{name} {RoleWords.Of(role)}"), database =>
        {
            using var insert = database.Prepare("INSERT INTO account VALUES (?1, ?2, ?3, ?4, 0, NULL, 0, ?5)");
            insert.Bind(1, name).Bind(2, RoleWords.Of(role)).Bind(3, passwordHash).Bind(4, NewStamp()).Bind(5, StoredTime.From(now)).Run();
        });

    /// <summary>Sets another password, opens a lock and ends every session.</summary>
    /// <returns>False when there is no such account.</returns>
    public bool SetPassword(string name, string passwordHash, string by, string from, DateTimeOffset now) =>
        Change(name, account => account is not null, now, new AuditEvent(by, AuditAction.PasswordChanged, from, name), database =>
        {
            using var update = database.Prepare("UPDATE account SET password_hash = ?2, stamp = ?3, failures = 0, locked_until = NULL WHERE name = ?1");
            update.Bind(1, name).Bind(2, passwordHash).Bind(3, NewStamp()).Run();
        });

    /// <summary>Shuts the account and ends every session of it, or opens it again.</summary>
    /// <returns>False when there is no such account.</returns>
    public bool SetDisabled(string name, bool disabled, string by, string from, DateTimeOffset now) =>
        Change(
            name, account => account is not null, now,
            new AuditEvent(by, disabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, from, name),
            database =>
            {
                using var update = database.Prepare("UPDATE account SET disabled = ?2, stamp = ?3 WHERE name = ?1");
                update.Bind(1, name).Bind(2, disabled ? 1L : 0L).Bind(3, NewStamp()).Run();
            });

    /// <summary>Gives the account another role and ends every session of it, since how long one lasts goes by the role.</summary>
    /// <returns>False when there is no such account, or it has the role already; nothing has changed then.</returns>
    public bool SetRole(string name, Role role, string by, string from, DateTimeOffset now) =>
        Change(
            name, account => account is not null && account.Role != role, now,
            account => new AuditEvent(by, AuditAction.AccountRoleChanged, from, $"{name} {RoleWords.Of(account!.Role)} to {RoleWords.Of(role)}"),
            database =>
            {
                using var update = database.Prepare("UPDATE account SET role = ?2, stamp = ?3 WHERE name = ?1");
                update.Bind(1, name).Bind(2, RoleWords.Of(role)).Bind(3, NewStamp()).Run();
            });

    /// <summary>Ends one session of the account: its cookie is worth nothing from now on, wherever a copy of it is.</summary>
    /// <param name="name">The account.</param>
    /// <param name="session">The id of the session.</param>
    /// <param name="until">When it would have ended by itself at the latest; it is remembered until then.</param>
    /// <param name="from">From where.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>False when there is no such account.</returns>
    public bool SignOut(string name, string session, DateTimeOffset until, string from, DateTimeOffset now) =>
        Change(name, account => account is not null, now, new AuditEvent(name, AuditAction.SignOut, from), database =>
        {
            using var forget = database.Prepare("DELETE FROM ended_session WHERE until <= ?1");
            forget.Bind(1, StoredTime.From(now)).Run();
            using var insert = database.Prepare("INSERT OR IGNORE INTO ended_session (id, until) VALUES (?1, ?2)");
            insert.Bind(1, session).Bind(2, StoredTime.From(until)).Run();
        });

    /// <summary>The ids of sessions that were ended one by one and would still last.</summary>
    public IReadOnlySet<string> EndedSessions()
    {
        using var database = Open();
        using var select = database.Prepare("SELECT id FROM ended_session");
        var ended = new HashSet<string>(StringComparer.Ordinal);
        while (select.Step())
        {
            ended.Add(select.Text(0));
        }

        return ended;
    }

    /// <summary>Ends every session of the account.</summary>
    /// <returns>False when there is no such account.</returns>
    public bool SignOutEverywhere(string name, string by, string from, DateTimeOffset now) =>
        Change(name, account => account is not null, now, new AuditEvent(by, AuditAction.SignOutEverywhere, from, name), database =>
        {
            using var update = database.Prepare("UPDATE account SET stamp = ?2 WHERE name = ?1");
            update.Bind(1, name).Bind(2, NewStamp()).Run();
        });

    /// <summary>Writes a right password down and forgets the wrong ones before it.</summary>
    /// <returns>False when the account was locked, disabled or given another password meanwhile; nothing has changed then.</returns>
    public bool Succeeded(Account account, string from, DateTimeOffset now) =>
        Change(
            account.Name,
            stored => stored is { Disabled: false } && !stored.IsLocked(now) && stored.PasswordHash == account.PasswordHash,
            now,
            new AuditEvent(account.Name, AuditAction.SignIn, from),
            database =>
            {
                using var update = database.Prepare("UPDATE account SET failures = 0, locked_until = NULL WHERE name = ?1");
                update.Bind(1, account.Name).Run();
            });

    /// <summary>Counts a wrong password and locks the account where that is due; during a lock nothing is counted.</summary>
    public void Failed(string name, string from, DateTimeOffset now)
    {
        using var database = Open();
        database.InTransaction(() =>
        {
            if (Find(database, name) is not { } account)
            {
                return;
            }

            var failures = account.IsLocked(now) ? account.Failures : account.Failures + 1;
            var until = account.IsLocked(now) ? account.LockedUntil : LockOut.Until(failures, now);
            using var update = database.Prepare("UPDATE account SET failures = ?2, locked_until = ?3 WHERE name = ?1");
            update.Bind(1, name).Bind(2, failures).Bind(3, until is { } time ? StoredTime.From(time) : null).Run();
            var action = until is null ? AuditAction.SignInFailed : AuditAction.SignInLocked;
            AuditRows.Insert(database, new AuditEvent(name, action, from), now);
        });
    }

    private bool Change(string name, Func<Account?, bool> may, DateTimeOffset now, AuditEvent audit, Action<Database> write) =>
        Change(name, may, now, _ => audit, write);

    private bool Change(string name, Func<Account?, bool> may, DateTimeOffset now, Func<Account?, AuditEvent> audit, Action<Database> write)
    {
        using var database = Open();
        var done = false;
        database.InTransaction(() =>
        {
            var account = Find(database, name);
            if (may(account))
            {
                write(database);
                AuditRows.Insert(database, audit(account), now);
                done = true;
            }
        });
        return done;
    }

    private static Account? Find(Database database, string name)
    {
        using var select = database.Prepare($"{Select} WHERE name = ?1");
        if (!select.Bind(1, name).Step())
        {
            return null;
        }

        var account = Read(select);
        select.Reset();
        return account;
    }

    private static Account Read(Statement row) => new(
        row.Text(0),
        RoleWords.Find(row.Text(1)) ?? throw new InvalidDataException($"accounts.db: the account '{row.Text(0)}' has the role '{row.Text(1)}', which this program does not know."),
        row.Text(2), row.Text(3), (int)row.Number(4), row.NumberOrNull(5) is { } until ? StoredTime.Read(until) : null, row.Number(6) != 0,
        StoredTime.Read(row.Number(7)));

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));

    private Database Open() => Database.Open(path, AccountSchema.Tables);
}
