using Ioc.Kpi.Alerts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>
/// Where alerts stand and how they came there. One loop writes (<see cref="Commit"/>); any thread may read. Calls work on the calling thread.
/// </summary>
public sealed class AlertStore(AlertFile file)
{
    // What was shown last, as it was written and as it was read: few of thousands change from one look to the next. Replaced as a whole.
    private volatile Dictionary<string, (string Body, AlertState State)> _shown = new(StringComparer.Ordinal);

    /// <summary>Writes states, transitions, what was told and messages in one transaction; all of it is on disk when this returns.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">A transition has a number that is taken (two loops write), or the disk refuses; nothing was written.</exception>
    public void Commit(AlertCommit commit)
    {
        var added = 0;
        file.Write(database =>
        {
            AlertRows.Add(database, commit.Transitions);
            AlertRows.Put(database, commit.States);
            AlertRows.Put(database, commit.Told);
            AlertRows.Put(database, commit.Receivers);
            added = OutboxRows.Add(database, commit.Messages);
        });
        if (added > 0)
        {
            file.Messages.Raise();
        }
    }

    /// <summary>Every alert that was ever pending.</summary>
    public IReadOnlyList<AlertState> States() => Read("SELECT body FROM alert_state ORDER BY fingerprint", row => AlertJson.Read<AlertState>(row.Text(0)));

    /// <summary>Every alert that is open or without data, with what people did about this firing.</summary>
    public IReadOnlyList<OpenAlert> Open()
    {
        // As the index has it.
        const string Open = "(phase = 'Firing' OR no_data = 1)";
        const string Ofs = $"fingerprint IN (SELECT fingerprint FROM alert_state WHERE {Open})";
        var calls = Read(
            $"SELECT fingerprint, episode, max(number) FROM alert_transition WHERE change IN ('Fired', 'Worsened') AND {Ofs} GROUP BY fingerprint, episode",
            row => (Of: (row.Text(0), row.Number(1)), Number: row.Number(2))).ToDictionary(call => call.Of, call => call.Number);
        var acts = Read($"{AlertRows.Acts} WHERE kind <> 'Commented' AND {Ofs} ORDER BY number", AlertRows.Act).ToLookup(act => (act.Fingerprint, act.Episode));
        var (before, shown) = (_shown, new Dictionary<string, (string Body, AlertState State)>(StringComparer.Ordinal));
        var open = new List<OpenAlert>();
        foreach (var (fingerprint, body) in Read($"SELECT fingerprint, body FROM alert_state WHERE {Open} ORDER BY fingerprint", row => (row.Text(0), row.Text(1))))
        {
            var state = before.TryGetValue(fingerprint, out var known) && known.Body == body ? known.State : AlertJson.Read<AlertState>(body);
            shown[fingerprint] = (body, state);
            var call = calls.GetValueOrDefault((fingerprint, state.Episode));
            var own = acts[(state.Fingerprint, state.Episode)];
            open.Add(new OpenAlert(
                state,
                call,
                own.LastOrDefault(act => act.Kind == AlertActKind.Acknowledged && act.Transition >= call),
                own.LastOrDefault(act => act.Kind == AlertActKind.Assigned)));
        }

        _shown = shown;
        return open;
    }

    /// <summary>The alert as it was last stored; null where it never was.</summary>
    public AlertState? State(AlertFingerprint fingerprint) => Read(
        "SELECT body FROM alert_state WHERE fingerprint = ?1", row => AlertJson.Read<AlertState>(row.Text(0)), select => select.Bind(1, fingerprint.ToString()))
        .SingleOrDefault();

    /// <summary>Every alert of a rule that was ever pending.</summary>
    public IReadOnlyList<AlertState> StatesOf(string rule) => Read(
        // 'A' follows '@'.
        "SELECT body FROM alert_state WHERE fingerprint >= ?1 || '@' AND fingerprint < ?1 || 'A' ORDER BY fingerprint",
        row => AlertJson.Read<AlertState>(row.Text(0)), select => select.Bind(1, rule));

    /// <summary>What every receiver was last told of every alert.</summary>
    public IReadOnlyList<AlertTold> Told() =>
        Read("SELECT body FROM alert_told ORDER BY receiver, fingerprint", row => AlertJson.Read<AlertTold>(row.Text(0)));

    public IReadOnlyList<AlertReceiverMemory> Receivers() =>
        Read("SELECT receiver, last_message_at, considered_until FROM alert_receiver ORDER BY receiver", AlertRows.Receiver);

    /// <summary>The number of the last transition; 0 when there is none. Retention never takes the last one.</summary>
    public long LastTransition()
    {
        using var database = file.Open();
        return database.ReadNumber("SELECT max(number) FROM alert_transition") ?? 0;
    }

    /// <summary>The transitions behind a number, the oldest first.</summary>
    public IReadOnlyList<AlertTransition> TransitionsAfter(long number, int most) =>
        Read($"{AlertRows.Transitions} WHERE number > ?1 ORDER BY number LIMIT ?2", AlertRows.Transition, select => select.Bind(1, number).Bind(2, most));

    /// <summary>The last transitions of all alerts, the newest first.</summary>
    /// <param name="before">Only those with smaller numbers; null from the newest on.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="onlyMutes">Only that alerts were muted, and no longer.</param>
    public IReadOnlyList<AlertTransition> LastTransitions(long? before, int most, bool onlyMutes = false) => Read(
        $"{AlertRows.Transitions} WHERE (?1 IS NULL OR number < ?1) AND (?3 = 0 OR change IN ('{AlertChange.Muted}', '{AlertChange.Unmuted}')) ORDER BY number DESC LIMIT ?2",
        AlertRows.Transition,
        select => select.Bind(1, before).Bind(2, most).Bind(3, onlyMutes ? 1 : 0));

    /// <summary>The last transitions of one alert, the newest first.</summary>
    public IReadOnlyList<AlertTransition> History(AlertFingerprint fingerprint, long? before, int most) => Read(
        $"{AlertRows.Transitions} WHERE fingerprint = ?1 AND (?2 IS NULL OR number < ?2) ORDER BY number DESC LIMIT ?3", AlertRows.Transition,
        select => select.Bind(1, fingerprint.ToString()).Bind(2, before).Bind(3, most));

    /// <summary>The last transitions of each of many alerts, by one connection; each alert's newest first.</summary>
    public IReadOnlyList<AlertTransition> Histories(IEnumerable<AlertFingerprint> fingerprints, int most)
    {
        using var database = file.Open();
        using var select = database.Prepare($"{AlertRows.Transitions} WHERE fingerprint = ?1 ORDER BY number DESC LIMIT ?2");
        return [.. fingerprints.SelectMany(fingerprint => AlertRows.All(select.Bind(1, fingerprint.ToString()).Bind(2, most), AlertRows.Transition))];
    }

    /// <summary>
    /// Deletes what is done and older: transitions, acts, what was told of alerts that the receiver believes closed, silences that ended,
    /// messages that were delivered or failed, with their receipts. States stay, and so does the last transition.
    /// </summary>
    public void Forget(DateTimeOffset before) => file.Write(database =>
    {
        foreach (var sql in (ReadOnlySpan<string>)
            [
                "DELETE FROM alert_transition WHERE at < ?1 AND number < (SELECT max(number) FROM alert_transition)",
                "DELETE FROM alert_act WHERE at < ?1",
                "DELETE FROM alert_told WHERE at < ?1 AND open = 0",
                "DELETE FROM alert_silence WHERE ends < ?1",
                "DELETE FROM receipt WHERE message IN (SELECT id FROM outbox WHERE done < ?1)",
                "DELETE FROM outbox_alert WHERE message IN (SELECT id FROM outbox WHERE done < ?1)",
                "DELETE FROM outbox WHERE done < ?1",
            ])
        {
            using var delete = database.Prepare(sql);
            delete.Bind(1, StoredTime.From(before)).Run();
        }
    });

    private List<T> Read<T>(string sql, Func<Statement, T> read, Action<Statement>? bind = null)
    {
        using var database = file.Open();
        using var select = database.Prepare(sql);
        bind?.Invoke(select);
        return AlertRows.All(select, read);
    }
}
