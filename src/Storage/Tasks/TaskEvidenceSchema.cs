using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Tasks;

/// <summary>The table of tasks.db (docs/storage.md). Nothing is ever changed or deleted in it.</summary>
internal static class TaskEvidenceSchema
{
    public static readonly Schema Tables = new("tasks", Version: 1, PageSize: 4096, """
        CREATE TABLE task_evidence (
            id INTEGER PRIMARY KEY,
            plan TEXT NOT NULL,
            task TEXT NOT NULL,
            done_on TEXT,
            document TEXT,
            link TEXT,
            note TEXT,
            entered_by TEXT NOT NULL,
            entered_at INTEGER NOT NULL,
            supersedes INTEGER UNIQUE REFERENCES task_evidence (id),
            CHECK (done_on IS NOT NULL OR supersedes IS NOT NULL)
        ) STRICT;
        CREATE INDEX task_evidence_task ON task_evidence (plan, task);
        CREATE TRIGGER task_evidence_stays BEFORE UPDATE ON task_evidence BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
        CREATE TRIGGER task_evidence_is_kept BEFORE DELETE ON task_evidence BEGIN SELECT RAISE(ABORT, 'an entry is kept'); END;
        """);
}
