using Ioc.Kpi.Alerts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>What people do with alerts: acknowledge, assign, comment, silence. Any thread may call; what a call returns is on disk.</summary>
public sealed class AlertDesk(AlertFile file)
{
    /// <summary>Takes an alert on. Of two people who acknowledge the same transition of the same firing the first wins.</summary>
    /// <param name="act">Its kind is <see cref="AlertActKind.Acknowledged"/>.</param>
    /// <param name="first">The acknowledgement that counts: this one, or the one that was there before.</param>
    /// <returns>False when somebody was first; `first` says who and when.</returns>
    public bool TryAcknowledge(AlertAct act, out AlertAct first)
    {
        if (act.Kind != AlertActKind.Acknowledged)
        {
            throw new ArgumentException("Only an acknowledgement has a first one.", nameof(act));
        }

        AlertAct? found = null;
        file.Write(database =>
        {
            using var select = database.Prepare(
                $"{AlertRows.Acts} WHERE kind = 'Acknowledged' AND fingerprint = ?1 AND episode = ?2 AND transition_number = ?3");
            found = AlertRows.All(select.Bind(1, act.Fingerprint.ToString()).Bind(2, act.Episode).Bind(3, act.Transition), AlertRows.Act).SingleOrDefault();
            act = found ?? Insert(database, act);
        });
        first = act;
        return found is null;
    }

    /// <summary>Stores an assignment or a comment.</summary>
    /// <returns>The act with its number.</returns>
    public AlertAct Add(AlertAct act)
    {
        if (act.Kind == AlertActKind.Acknowledged)
        {
            throw new ArgumentException("An acknowledgement goes through TryAcknowledge.", nameof(act));
        }

        file.Write(database => act = Insert(database, act));
        return act;
    }

    /// <summary>Acts behind a number, the oldest first.</summary>
    public IReadOnlyList<AlertAct> ActsAfter(long number, int most) =>
        Read($"{AlertRows.Acts} WHERE number > ?1 ORDER BY number LIMIT ?2", AlertRows.Act, select => select.Bind(1, number).Bind(2, most));

    /// <summary>The acts on one alert, the newest first.</summary>
    public IReadOnlyList<AlertAct> ActsOf(AlertFingerprint fingerprint, int most) => Read(
        $"{AlertRows.Acts} WHERE fingerprint = ?1 ORDER BY number DESC LIMIT ?2", AlertRows.Act, select => select.Bind(1, fingerprint.ToString()).Bind(2, most));

    /// <summary>Stores a silence.</summary>
    /// <returns>The silence with its id.</returns>
    /// <exception cref="ArgumentException">It matches everything, has no reason, or ends before it begins.</exception>
    public AlertSilence Silence(AlertSilence silence)
    {
        if (silence.Matchers.Count == 0 || string.IsNullOrWhiteSpace(silence.Reason) || silence.Until <= silence.From)
        {
            throw new ArgumentException("A silence has a matcher and a reason, and ends after it begins.", nameof(silence));
        }

        file.Write(database =>
        {
            using var insert = database.Prepare("INSERT INTO alert_silence (matchers, starts, ends, by, reason) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id");
            insert.Bind(1, AlertJson.Write(silence.Matchers)).Bind(2, StoredTime.From(silence.From)).Bind(3, StoredTime.From(silence.Until))
                .Bind(4, silence.By).Bind(5, silence.Reason);
            silence = silence with { Id = AlertRows.All(insert, row => row.Number(0)).Single() };
        });
        return silence;
    }

    /// <summary>Ends a silence that still runs, or takes back one that has not begun.</summary>
    /// <returns>False when there is none with this id, or it has ended.</returns>
    public bool EndSilence(long id, string by, DateTimeOffset now)
    {
        var ended = false;
        file.Write(database =>
        {
            // One that has not begun is moved before now, so that it still ends after it begins.
            using var update = database.Prepare(
                "UPDATE alert_silence SET starts = min(starts, ?2 - 1), ends = ?2, ended_by = ?3 WHERE id = ?1 AND ends > ?2 AND ended_by IS NULL RETURNING id");
            ended = AlertRows.All(update.Bind(1, id).Bind(2, StoredTime.From(now)).Bind(3, by), row => row.Number(0)).Count > 0;
        });
        return ended;
    }

    /// <summary>Silences that end after an instant, those that begin first in front.</summary>
    public IReadOnlyList<AlertSilence> SilencesEndingAfter(DateTimeOffset after) =>
        Read($"{AlertRows.Silences} WHERE ends > ?1 ORDER BY starts, id", AlertRows.Silence, select => select.Bind(1, StoredTime.From(after)));

    /// <summary>The last silences, the newest first.</summary>
    public IReadOnlyList<AlertSilence> LastSilences(int most) =>
        Read($"{AlertRows.Silences} ORDER BY id DESC LIMIT ?1", AlertRows.Silence, select => select.Bind(1, most));

    private static AlertAct Insert(Database database, AlertAct act)
    {
        using var insert = database.Prepare(
            "INSERT INTO alert_act (fingerprint, episode, transition_number, kind, by, at, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING number");
        insert.Bind(1, act.Fingerprint.ToString()).Bind(2, act.Episode).Bind(3, act.Transition).Bind(4, act.Kind.ToString()).Bind(5, act.By)
            .Bind(6, StoredTime.From(act.At)).Bind(7, act.Text);
        return act with { Number = AlertRows.All(insert, row => row.Number(0)).Single() };
    }

    private List<T> Read<T>(string sql, Func<Statement, T> read, Action<Statement> bind)
    {
        using var database = file.Open();
        using var select = database.Prepare(sql);
        bind(select);
        return AlertRows.All(select, read);
    }
}
