using Ioc.Kpi.Alerts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>Messages and receipts as rows.</summary>
internal static class OutboxRows
{
    public const string Entries = "SELECT id, body, state, attempts, due, done, fallback FROM outbox";
    public const string Receipts = "SELECT id, message, channel, attempt, at, outcome, detail FROM receipt";

    /// <summary>Adds the messages whose keys are new.</summary>
    /// <returns>How many were.</returns>
    public static int Add(Database database, IReadOnlyList<AlertMessage> messages)
    {
        using var insert = database.Prepare(
            "INSERT INTO outbox (key, kind, receiver, channel, address, at, body, state, attempts, due) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'Waiting', 0, ?6) ON CONFLICT (key) DO NOTHING RETURNING id");
        using var name = database.Prepare("INSERT OR IGNORE INTO outbox_alert (fingerprint, message) VALUES (?1, ?2)");
        var added = 0;
        foreach (var message in messages)
        {
            insert.Bind(1, message.Key).Bind(2, message.Kind.ToString()).Bind(3, message.Receiver).Bind(4, message.Channel).Bind(5, message.Address)
                .Bind(6, StoredTime.From(message.At)).Bind(7, AlertJson.Write(message));
            if (AlertRows.All(insert, row => row.Number(0)) is not [var id])
            {
                continue;
            }

            added++;
            foreach (var item in message.Items)
            {
                name.Bind(1, item.Fingerprint.ToString()).Bind(2, id).Run();
            }
        }

        return added;
    }

    public static OutboxEntry Entry(Statement row) => new(
        row.Number(0), AlertJson.Read<AlertMessage>(row.Text(1)), AlertJson.Word<OutboxState>(row.Text(2)), (int)row.Number(3),
        StoredTime.Read(row.Number(4)), row.NumberOrNull(5) is { } done ? StoredTime.Read(done) : null, row.TextOrNull(6));

    public static DeliveryReceipt Receipt(Statement row) => new(
        row.Number(0), row.Number(1), row.Text(2), (int)row.Number(3), StoredTime.Read(row.Number(4)), AlertJson.Word<DeliveryOutcome>(row.Text(5)), row.Text(6));
}
