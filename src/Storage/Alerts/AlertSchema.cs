using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>The tables of alerts.db (docs/storage.md). Transitions, acts and receipts are added and never changed.</summary>
internal static class AlertSchema
{
    public static readonly Schema Tables = new("alerts", Version: 1, PageSize: 4096, """
        CREATE TABLE alert_state (
            fingerprint TEXT PRIMARY KEY,
            phase TEXT NOT NULL,
            no_data INTEGER NOT NULL,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alert_state_shown ON alert_state (fingerprint) WHERE phase = 'Firing' OR no_data = 1;
        CREATE TABLE alert_transition (
            number INTEGER PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            episode INTEGER NOT NULL,
            change TEXT NOT NULL,
            phase_from TEXT NOT NULL,
            phase_to TEXT NOT NULL,
            at INTEGER NOT NULL,
            value REAL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX alert_transition_of ON alert_transition (fingerprint, number);
        CREATE TRIGGER alert_transition_stays BEFORE UPDATE ON alert_transition BEGIN SELECT RAISE(ABORT, 'a transition never changes'); END;
        CREATE TABLE alert_told (
            receiver TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            open INTEGER NOT NULL,
            at INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (receiver, fingerprint)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE alert_receiver (
            receiver TEXT PRIMARY KEY,
            last_message_at INTEGER,
            considered_until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE alert_act (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            fingerprint TEXT NOT NULL,
            episode INTEGER NOT NULL,
            transition_number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX alert_act_of ON alert_act (fingerprint, number);
        CREATE UNIQUE INDEX alert_act_first ON alert_act (fingerprint, episode, transition_number) WHERE kind = 'Acknowledged';
        CREATE TRIGGER alert_act_stays BEFORE UPDATE ON alert_act BEGIN SELECT RAISE(ABORT, 'an act never changes'); END;
        CREATE TABLE alert_silence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            matchers TEXT NOT NULL,
            starts INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            by TEXT NOT NULL,
            reason TEXT NOT NULL,
            ended_by TEXT
        ) STRICT;
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            receiver TEXT NOT NULL,
            channel TEXT NOT NULL,
            address TEXT NOT NULL,
            at INTEGER NOT NULL,
            body TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            due INTEGER NOT NULL,
            owner TEXT,
            done INTEGER,
            fallback TEXT
        ) STRICT;
        CREATE INDEX outbox_open ON outbox (channel, id) WHERE state IN ('Waiting', 'Claimed');
        CREATE INDEX outbox_undelivered ON outbox (receiver, id) WHERE fallback IS NULL AND state <> 'Delivered';
        CREATE TABLE outbox_alert (
            fingerprint TEXT NOT NULL,
            message INTEGER NOT NULL REFERENCES outbox (id),
            PRIMARY KEY (fingerprint, message)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outbox_alert_of ON outbox_alert (message);
        CREATE TABLE receipt (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            message INTEGER NOT NULL REFERENCES outbox (id),
            channel TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX receipt_of ON receipt (message, id);
        CREATE INDEX receipt_by ON receipt (channel, outcome, id);
        CREATE TRIGGER receipt_stays BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
        CREATE TABLE inbox_mark (
            account TEXT PRIMARY KEY,
            read_until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """);
}
