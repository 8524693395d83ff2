using Ioc.Kpi.Alerts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>
/// The messages that were committed with their transitions, claimed by compare-and-set before they are sent. A message that names an alert
/// waits until every earlier one about it to the same receiver and address by the same channel is delivered or given up. Any thread may
/// call; what a call returns is on disk.
/// </summary>
public sealed class AlertOutbox(AlertFile file)
{
    // No message waits longer between two attempts: what is due later was written by a clock that went back since.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Claims messages that are due, the oldest first; each counts an attempt.</summary>
    /// <param name="channel">Of this channel only.</param>
    /// <param name="owner">Who claims; what is recorded later must name the same.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="lease">After this a message that was neither delivered nor put back may be claimed by anybody.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<OutboxEntry> Claim(string channel, string owner, DateTimeOffset now, TimeSpan lease, int most)
    {
        List<OutboxEntry> claimed = [];
        if (NextDue(channel) is null)
        {
            return claimed;
        }

        file.Write(database =>
        {
            using var select = database.Prepare($"""
                {OutboxRows.Entries} AS mine
                WHERE channel = ?1 AND state IN ('Waiting', 'Claimed') AND (due <= ?2 OR due > ?3)
                AND NOT EXISTS (
                    SELECT 1 FROM outbox_alert AS named
                    JOIN outbox_alert AS other ON other.fingerprint = named.fingerprint AND other.message < named.message
                    JOIN outbox AS earlier ON earlier.id = other.message
                    WHERE named.message = mine.id AND earlier.state IN ('Waiting', 'Claimed')
                    AND earlier.channel = mine.channel AND earlier.receiver = mine.receiver AND earlier.address = mine.address)
                ORDER BY id LIMIT ?4
                """);
            var due = AlertRows.All(
                select.Bind(1, channel).Bind(2, StoredTime.From(now)).Bind(3, StoredTime.From(now + LongestWait)).Bind(4, most), OutboxRows.Entry);
            using var update = database.Prepare(
                "UPDATE outbox SET state = 'Claimed', owner = ?2, due = ?3, attempts = attempts + 1 WHERE id = ?1 AND state = ?4 AND attempts = ?5 RETURNING id");
            foreach (var entry in due)
            {
                update.Bind(1, entry.Id).Bind(2, owner).Bind(3, StoredTime.From(now + lease)).Bind(4, entry.State.ToString()).Bind(5, entry.Attempts);
                if (AlertRows.All(update, row => row.Number(0)).Count > 0)
                {
                    claimed.Add(entry with { State = OutboxState.Claimed, Attempts = entry.Attempts + 1, Due = now + lease });
                }
            }

            return claimed.Count > 0;
        });
        return claimed;
    }

    /// <summary>Keeps the receipt of an attempt and moves the message on, where the claim still holds.</summary>
    /// <param name="claim">What <see cref="Claim"/> gave.</param>
    /// <param name="owner">Who claimed it.</param>
    /// <param name="result">What came of the attempt; a permanent one gives the message up.</param>
    /// <param name="now">When the attempt ended.</param>
    /// <param name="retryAt">When a transient one is tried again; null to give it up.</param>
    /// <returns>False when the lease had run out and somebody else has claimed or ended the message; the receipt is kept all the same.</returns>
    public bool Record(OutboxEntry claim, string owner, DeliveryResult result, DateTimeOffset now, DateTimeOffset? retryAt = null)
    {
        var state = result.Outcome == DeliveryOutcome.Delivered ? OutboxState.Delivered
            : result.Outcome == DeliveryOutcome.Transient && retryAt is not null ? OutboxState.Waiting : OutboxState.Failed;
        var moved = false;
        file.Write(database =>
        {
            using var receipt = database.Prepare("INSERT INTO receipt (message, channel, attempt, at, outcome, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
            receipt.Bind(1, claim.Id).Bind(2, claim.Message.Channel).Bind(3, claim.Attempts).Bind(4, StoredTime.From(now))
                .Bind(5, result.Outcome.ToString()).Bind(6, result.Detail).Run();
            using var update = database.Prepare(
                "UPDATE outbox SET state = ?2, due = ?3, done = ?4, owner = NULL WHERE id = ?1 AND state = 'Claimed' AND owner = ?5 AND attempts = ?6 RETURNING id");
            update.Bind(1, claim.Id).Bind(2, state.ToString()).Bind(3, StoredTime.From(retryAt ?? now))
                .Bind(4, state == OutboxState.Waiting ? null : StoredTime.From(now)).Bind(5, owner).Bind(6, claim.Attempts);
            moved = AlertRows.All(update, row => row.Number(0)).Count > 0;
        });
        return moved;
    }

    /// <summary>Makes every claimed message due at once: for the start of the only process that delivers, whose claims died with it.</summary>
    public void ReleaseClaims(DateTimeOffset now) => file.Write(database =>
    {
        using var update = database.Prepare("UPDATE outbox SET state = 'Waiting', owner = NULL, due = ?1 WHERE state = 'Claimed'");
        update.Bind(1, StoredTime.From(now)).Run();
    });

    /// <summary>Gives up messages that wait for a channel which is no longer configured, so that they are seen as failed and not as waiting for ever.</summary>
    /// <returns>How many there were.</returns>
    public int Abandon(string channel, string reason, DateTimeOffset now)
    {
        var abandoned = 0;
        file.Write(database =>
        {
            using var receipt = database.Prepare(
                "INSERT INTO receipt (message, channel, attempt, at, outcome, detail) "
                + "SELECT id, channel, attempts, ?2, 'Permanent', ?3 FROM outbox WHERE channel = ?1 AND state = 'Waiting'");
            receipt.Bind(1, channel).Bind(2, StoredTime.From(now)).Bind(3, reason).Run();
            using var update = database.Prepare("UPDATE outbox SET state = 'Failed', done = ?2 WHERE channel = ?1 AND state = 'Waiting' RETURNING id");
            abandoned = AlertRows.All(update.Bind(1, channel).Bind(2, StoredTime.From(now)), row => row.Number(0)).Count;
        });
        return abandoned;
    }

    /// <summary>Puts the copy of a message into the outbox, once: the copy is made in the transaction that writes down that it was.</summary>
    /// <returns>False when a copy was made before.</returns>
    public bool AddFallback(long id, AlertMessage copy)
    {
        var added = false;
        file.Write(database =>
        {
            using var update = database.Prepare("UPDATE outbox SET fallback = ?2 WHERE id = ?1 AND fallback IS NULL RETURNING id");
            added = AlertRows.All(update.Bind(1, id).Bind(2, copy.Key), row => row.Number(0)).Count > 0;
            if (added)
            {
                OutboxRows.Add(database, [copy]);
            }
        });
        if (added)
        {
            file.Messages.Raise();
        }

        return added;
    }

    /// <summary>Messages without a copy that were given up, or are still not delivered; the oldest first.</summary>
    /// <param name="receiver">To this receiver.</param>
    /// <param name="channel">By any channel but this one with this address, the second way itself.</param>
    /// <param name="address">The address of the second way.</param>
    /// <param name="madeAfter">What was made before is past helping.</param>
    /// <param name="waitsSince">Those that wait count when they were made before this instant.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<OutboxEntry> Undelivered(
        string receiver, string channel, string address, DateTimeOffset madeAfter, DateTimeOffset waitsSince, int most) => Read(
        $"{OutboxRows.Entries} WHERE receiver = ?1 AND NOT (channel = ?2 AND address = ?3) AND fallback IS NULL AND state <> 'Delivered' AND kind NOT IN ('Test', 'Fallback') AND at > ?4 "
        + "AND ((state IN ('Waiting', 'Claimed') AND at <= ?5) OR state = 'Failed') ORDER BY id LIMIT ?6",
        OutboxRows.Entry,
        select => select.Bind(1, receiver).Bind(2, channel).Bind(3, address).Bind(4, StoredTime.From(madeAfter)).Bind(5, StoredTime.From(waitsSince))
            .Bind(6, most));

    /// <summary>The earliest instant at which a waiting message of the channel becomes due; null when none waits.</summary>
    public DateTimeOffset? NextDue(string channel) => Read(
        "SELECT min(due) FROM outbox WHERE channel = ?1 AND state IN ('Waiting', 'Claimed')",
        row => row.NumberOrNull(0) is { } due ? StoredTime.Read(due) : (DateTimeOffset?)null, select => select.Bind(1, channel))[0];

    /// <summary>What each channel has not sent yet; channels with nothing are left out.</summary>
    public IReadOnlyList<OutboxBacklog> Backlog() => Read(
        "SELECT channel, count(*), min(at) FROM outbox WHERE state IN ('Waiting', 'Claimed') GROUP BY channel ORDER BY channel",
        row => new OutboxBacklog(row.Text(0), row.Number(1), StoredTime.Read(row.Number(2))));

    /// <summary>The last messages, the newest first.</summary>
    public IReadOnlyList<OutboxEntry> Last(OutboxFilter filter, long? before, int most) => Read(
        $"{OutboxRows.Entries} WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR channel = ?2) AND (?3 IS NULL OR receiver = ?3) "
        + "AND (?4 IS NULL OR id < ?4) ORDER BY id DESC LIMIT ?5",
        OutboxRows.Entry,
        select => select.Bind(1, filter.State?.ToString()).Bind(2, filter.Channel).Bind(3, filter.Receiver).Bind(4, before).Bind(5, most));

    /// <summary>The last messages about one alert, the newest first: who was told, and by which channel.</summary>
    public IReadOnlyList<OutboxEntry> About(AlertFingerprint fingerprint, int most) => Read(
        $"{OutboxRows.Entries} WHERE id IN (SELECT message FROM outbox_alert WHERE fingerprint = ?1) ORDER BY id DESC LIMIT ?2",
        OutboxRows.Entry, select => select.Bind(1, fingerprint.ToString()).Bind(2, most));

    /// <summary>The last receipts of one message, the newest first.</summary>
    public IReadOnlyList<DeliveryReceipt> ReceiptsOf(long message, int most) => Read(
        $"{OutboxRows.Receipts} WHERE message = ?1 ORDER BY id DESC LIMIT ?2", OutboxRows.Receipt, select => select.Bind(1, message).Bind(2, most));

    /// <summary>The last receipts of all messages, the newest first.</summary>
    public IReadOnlyList<DeliveryReceipt> LastReceipts(long? before, int most) => Read(
        $"{OutboxRows.Receipts} WHERE (?1 IS NULL OR id < ?1) ORDER BY id DESC LIMIT ?2", OutboxRows.Receipt, select => select.Bind(1, before).Bind(2, most));

    /// <summary>
    /// The first and the last transient failure of a channel since its last delivery; none where there is none. That one message was refused
    /// for good says nothing about the channel.
    /// </summary>
    public (DeliveryReceipt First, DeliveryReceipt Last)? FailingSince(string channel)
    {
        const string Failed = "receipt WHERE channel = ?1 AND outcome = 'Transient' "
            + "AND id > coalesce((SELECT max(id) FROM receipt WHERE channel = ?1 AND outcome = 'Delivered'), 0)";
        var receipts = Read(
            $"{OutboxRows.Receipts} WHERE id IN (SELECT min(id) FROM {Failed} UNION SELECT max(id) FROM {Failed}) ORDER BY id",
            OutboxRows.Receipt, select => select.Bind(1, channel));
        return receipts is [] ? null : (receipts[0], receipts[^1]);
    }

    private List<T> Read<T>(string sql, Func<Statement, T> read, Action<Statement>? bind = null)
    {
        using var database = file.Open();
        using var select = database.Prepare(sql);
        bind?.Invoke(select);
        return AlertRows.All(select, read);
    }
}
