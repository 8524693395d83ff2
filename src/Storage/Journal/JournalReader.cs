using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Journal;

/// <summary>A reading connection of the journal. Each row is a query of its own: no read lock is held while a row is worked on.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly Database _database;
    private readonly Statement _next;
    private readonly Statement _checksum;
    private readonly Statement _cursor;
    private readonly Statement _pruned;
    private byte[] _body = [];

    public JournalReader(string path)
    {
        _database = Database.Open(path, JournalSchema.Tables);
        _database.Execute("PRAGMA query_only = ON");
        _next = _database.Prepare("SELECT row, at, count, checksum, body FROM journal WHERE row > ?1 ORDER BY row LIMIT 1");
        _checksum = _database.Prepare("SELECT checksum FROM journal WHERE row = ?1");
        _cursor = _database.Prepare("SELECT position FROM source_cursor WHERE source = ?1");
        _pruned = _database.Prepare("SELECT row FROM journal_mark WHERE name = 'pruned'");
    }

    /// <summary>The row after a position, or null at the end.</summary>
    public JournalRow? Next(JournalPosition after)
    {
        try
        {
            _next.Bind(1, after.Row);
            return _next.Step() ? Read(after) : null;
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            throw new JournalDamagedException(after.Next, "the database file is malformed.", error);
        }
        finally
        {
            _next.Reset();
        }
    }

    /// <summary>The checksum that was stored with a row.</summary>
    public uint? Checksum(JournalPosition position)
    {
        try
        {
            return _checksum.Bind(1, position.Row).Step() ? (uint)_checksum.Number(0) : null;
        }
        finally
        {
            _checksum.Reset();
        }
    }

    public string? Cursor(string source)
    {
        try
        {
            return _cursor.Bind(1, source).Step() ? _cursor.Text(0) : null;
        }
        finally
        {
            _cursor.Reset();
        }
    }

    public void Dispose()
    {
        _next.Dispose();
        _checksum.Dispose();
        _cursor.Dispose();
        _pruned.Dispose();
        _database.Dispose();
    }

    private JournalRow Read(JournalPosition after)
    {
        var position = new JournalPosition(_next.Number(0));
        if (position != after.Next && position.Row > Pruned() + 1)
        {
            throw new JournalDamagedException(after.Next, $"the next row found is {position.Row}.");
        }

        var at = _next.Number(1);
        var count = _next.Number(2);
        var blob = _next.Blob(4);
        if (JournalSchema.ChecksumOf(position, at, count, blob) != _next.Number(3))
        {
            throw new JournalDamagedException(position, "the checksum does not match.");
        }

        if (_body.Length < blob.Length)
        {
            _body = new byte[Math.Max(blob.Length, _body.Length * 2)];
        }

        blob.CopyTo(_body);
        return new JournalRow(position, StoredTime.Read(at), (int)count, _body.AsMemory(0, blob.Length));
    }

    private long Pruned()
    {
        try
        {
            return _pruned.Step() ? _pruned.Number(0) : 0;
        }
        finally
        {
            _pruned.Reset();
        }
    }
}
