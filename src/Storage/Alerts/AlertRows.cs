using Ioc.Kpi.Alerts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>States, transitions, what was told and what people did, as rows.</summary>
internal static class AlertRows
{
    public const string Transitions = "SELECT number, fingerprint, episode, change, phase_from, phase_to, at, value, reason FROM alert_transition";
    public const string Acts = "SELECT number, fingerprint, episode, transition_number, kind, by, at, text FROM alert_act";
    public const string Silences = "SELECT id, matchers, starts, ends, by, reason, ended_by FROM alert_silence";

    public static void Put(Database database, IReadOnlyList<AlertState> states)
    {
        using var upsert = database.Prepare(
            "INSERT INTO alert_state (fingerprint, phase, no_data, body) VALUES (?1, ?2, ?3, ?4) "
            + "ON CONFLICT DO UPDATE SET phase = excluded.phase, no_data = excluded.no_data, body = excluded.body");
        foreach (var state in states)
        {
            upsert.Bind(1, state.Fingerprint.ToString()).Bind(2, state.Phase.ToString()).Bind(3, state.NoData ? 1L : 0L).Bind(4, AlertJson.Write(state)).Run();
        }
    }

    public static void Add(Database database, IReadOnlyList<AlertTransition> transitions)
    {
        using var insert = database.Prepare(
            "INSERT INTO alert_transition (number, fingerprint, episode, change, phase_from, phase_to, at, value, reason) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        foreach (var transition in transitions)
        {
            insert.Bind(1, transition.Number).Bind(2, transition.Fingerprint.ToString()).Bind(3, transition.Episode).Bind(4, transition.Change.ToString())
                .Bind(5, transition.From.ToString()).Bind(6, transition.To.ToString()).Bind(7, StoredTime.From(transition.At)).Bind(8, transition.Value)
                .Bind(9, transition.Reason).Run();
        }
    }

    public static void Put(Database database, IReadOnlyList<AlertTold> told)
    {
        using var upsert = database.Prepare(
            "INSERT OR REPLACE INTO alert_told (receiver, fingerprint, open, at, body) VALUES (?1, ?2, ?3, ?4, ?5)");
        foreach (var one in told)
        {
            upsert.Bind(1, one.Receiver).Bind(2, one.Fingerprint.ToString()).Bind(3, one.Open ? 1L : 0L).Bind(4, StoredTime.From(one.At))
                .Bind(5, AlertJson.Write(one)).Run();
        }
    }

    public static void Put(Database database, IReadOnlyList<AlertReceiverMemory> receivers)
    {
        using var upsert = database.Prepare("INSERT OR REPLACE INTO alert_receiver (receiver, last_message_at, considered_until) VALUES (?1, ?2, ?3)");
        foreach (var receiver in receivers)
        {
            upsert.Bind(1, receiver.Receiver).Bind(2, receiver.LastMessageAt is { } at ? StoredTime.From(at) : null).Bind(3, receiver.ConsideredUntil).Run();
        }
    }

    public static AlertTransition Transition(Statement row) => new(
        row.Number(0), AlertJson.Fingerprint(row.Text(1)), row.Number(2), AlertJson.Word<AlertChange>(row.Text(3)), AlertJson.Word<AlertPhase>(row.Text(4)),
        AlertJson.Word<AlertPhase>(row.Text(5)), StoredTime.Read(row.Number(6)), row.RealOrNull(7), row.Text(8));

    public static AlertReceiverMemory Receiver(Statement row) =>
        new(row.Text(0), row.NumberOrNull(1) is { } at ? StoredTime.Read(at) : null, row.Number(2));

    public static AlertAct Act(Statement row) => new(
        row.Number(0), AlertJson.Fingerprint(row.Text(1)), row.Number(2), row.Number(3), AlertJson.Word<AlertActKind>(row.Text(4)), row.Text(5),
        StoredTime.Read(row.Number(6)), row.Text(7));

    public static AlertSilence Silence(Statement row) => new(
        row.Number(0), AlertJson.Read<IReadOnlyList<AlertMatcher>>(row.Text(1)), StoredTime.Read(row.Number(2)), StoredTime.Read(row.Number(3)),
        row.Text(4), row.Text(5), row.TextOrNull(6));

    /// <summary>Every row that the bound statement gives.</summary>
    public static List<T> All<T>(Statement select, Func<Statement, T> read)
    {
        var rows = new List<T>();
        while (select.Step())
        {
            rows.Add(read(select));
        }

        return rows;
    }
}
