using System.Text.Json;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>
/// Messages of the channels that deliver by being stored: what a tablet lists, and how far each account has read. Any thread may call.
/// </summary>
public sealed class AlertInbox(AlertFile file)
{
    private const string Mine =
        "kind <> 'Test' AND channel IN (SELECT value FROM json_each(?1)) AND (receiver IN (SELECT value FROM json_each(?2)) OR address = ?3)";

    /// <summary>The last messages for an account, the newest first.</summary>
    /// <param name="account">Messages with this address are its own.</param>
    /// <param name="receivers">The receivers it reads for.</param>
    /// <param name="channels">The names of the channels that are inboxes.</param>
    /// <param name="before">Only messages with smaller ids; null from the newest on.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<OutboxEntry> Last(
        string account, IReadOnlyCollection<string> receivers, IReadOnlyCollection<string> channels, long? before, int most)
    {
        using var database = file.Open();
        using var select = Prepare(database, $"{OutboxRows.Entries} WHERE {Mine} AND (?4 IS NULL OR id < ?4) ORDER BY id DESC LIMIT ?5", account, receivers, channels);
        return AlertRows.All(select.Bind(4, before).Bind(5, most), OutboxRows.Entry);
    }

    /// <summary>How many messages came behind the account's mark.</summary>
    public long Unread(string account, IReadOnlyCollection<string> receivers, IReadOnlyCollection<string> channels)
    {
        using var database = file.Open();
        using var select = Prepare(
            database, $"SELECT count(*) FROM outbox WHERE {Mine} AND id > coalesce((SELECT read_until FROM inbox_mark WHERE account = ?3), 0)", account, receivers,
            channels);
        return AlertRows.All(select, row => row.Number(0))[0];
    }

    /// <summary>Up to which message the account has read; 0 before the first.</summary>
    public long Mark(string account)
    {
        using var database = file.Open();
        using var select = database.Prepare("SELECT read_until FROM inbox_mark WHERE account = ?1");
        return AlertRows.All(select.Bind(1, account), row => row.Number(0)).SingleOrDefault();
    }

    /// <summary>Moves the account's mark forward; never back, since two tablets may tell it in another order.</summary>
    public void ReadUntil(string account, long message) => file.Write(database =>
    {
        using var upsert = database.Prepare(
            "INSERT INTO inbox_mark (account, read_until) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET read_until = max(read_until, excluded.read_until)");
        upsert.Bind(1, account).Bind(2, message).Run();
    });

    private static Statement Prepare(
        Database database, string sql, string account, IReadOnlyCollection<string> receivers, IReadOnlyCollection<string> channels) =>
        database.Prepare(sql).Bind(1, JsonSerializer.Serialize(channels)).Bind(2, JsonSerializer.Serialize(receivers)).Bind(3, account);
}
