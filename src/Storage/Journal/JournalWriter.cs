using Ioc.Kpi.Inbox;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Journal;

/// <summary>The writing connection of the journal. Guarded by the journal's gate; thrown away after an error.</summary>
internal sealed class JournalWriter : IDisposable
{
    // Between two of these an append gets its turn.
    private const int RowsPrunedAtOnce = 64;

    private readonly Database _database;
    private readonly Statement _append;
    private readonly Statement _move;
    private readonly Statement _mark;
    private readonly Statement _leading;
    private readonly Statement _delete;

    public JournalWriter(string path)
    {
        _database = Database.Open(path, JournalSchema.Tables);
        _append = _database.Prepare("INSERT INTO journal (row, at, count, checksum, body) VALUES (?1, ?2, ?3, ?4, ?5)");
        _move = _database.Prepare(
            "INSERT INTO source_cursor (source, position) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET position = excluded.position");
        _mark = _database.Prepare("UPDATE journal_mark SET row = ?2 WHERE name = ?1");
        _leading = _database.Prepare("SELECT row, at FROM journal WHERE row <= ?1 ORDER BY row LIMIT ?2");
        _delete = _database.Prepare("DELETE FROM journal WHERE row <= ?1");
        Pruned = new JournalPosition(_database.ReadNumber("SELECT row FROM journal_mark WHERE name = 'pruned'") ?? 0);
        End = new JournalPosition(Math.Max(_database.ReadNumber("SELECT max(row) FROM journal") ?? 0, Pruned.Row));
    }

    public JournalPosition End { get; private set; }

    public JournalPosition Pruned { get; private set; }

    public JournalPosition Append(DateTimeOffset at, int count, ReadOnlyMemory<byte> body, IReadOnlyList<SourceCursor> cursors)
    {
        var position = End.Next;
        var time = StoredTime.From(at);
        _database.InTransaction(() =>
        {
            _append.Bind(1, position.Row).Bind(2, time).Bind(3, count)
                .Bind(4, JournalSchema.ChecksumOf(position, time, count, body.Span)).Bind(5, body.Span).Run();
            foreach (var cursor in cursors)
            {
                ArgumentNullException.ThrowIfNull(cursor, nameof(cursors));
                _move.Bind(1, cursor.Source).Bind(2, cursor.Position).Run();
            }
        });
        End = position;
        return position;
    }

    /// <summary>Deletes at most a handful of rows; zero means that nothing more is to be deleted.</summary>
    public int PruneSome(JournalPosition covered, DateTimeOffset olderThan)
    {
        var last = Pruned;
        var limit = StoredTime.From(olderThan);
        _leading.Bind(1, covered.Row).Bind(2, RowsPrunedAtOnce);
        while (_leading.Step())
        {
            if (_leading.Number(1) >= limit)
            {
                _leading.Reset();
                break;
            }

            last = new JournalPosition(_leading.Number(0));
        }

        if (last == Pruned)
        {
            return 0;
        }

        _database.InTransaction(() =>
        {
            _delete.Bind(1, last.Row).Run();
            _mark.Bind(1, "pruned").Bind(2, last.Row).Run();
        });
        var deleted = (int)(last.Row - Pruned.Row);
        Pruned = last;
        return deleted;
    }

    public void ContinueAfter(JournalPosition covered)
    {
        if (End >= covered)
        {
            throw new InvalidOperationException($"The journal reaches row {End.Row} already.");
        }

        _database.InTransaction(() =>
        {
            _database.Execute("DELETE FROM journal");
            _mark.Bind(1, "pruned").Bind(2, covered.Row).Run();
        });
        Pruned = covered;
        End = covered;
    }

    public void Probe() => _database.InTransaction(() => _mark.Bind(1, "probe").Bind(2, End.Row).Run());

    public void Dispose()
    {
        _append.Dispose();
        _move.Dispose();
        _mark.Dispose();
        _leading.Dispose();
        _delete.Dispose();
        _database.Dispose();
    }
}
