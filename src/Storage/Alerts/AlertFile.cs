using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Alerts;

/// <summary>
/// The SQLite file of alerts and their messages (alerts.db), shared by <see cref="AlertStore"/>, <see cref="AlertDesk"/>,
/// <see cref="AlertOutbox"/> and <see cref="AlertInbox"/>: one for the process, so that all hear of each other's writes.
/// </summary>
public sealed class AlertFile(string path) : IDisposable
{
    private readonly Lock _lock = new();

    // Open for as long as the object lives: SQLite would empty the write-ahead log whenever the last connection closes.
    private Database? _writer;

    /// <summary>Grows with every write to the file by this process; screens wait for it.</summary>
    public AlertSignal Changes { get; } = new();

    /// <summary>Grows with every write that put messages into the outbox; who delivers them waits for it.</summary>
    public AlertSignal Messages { get; } = new();

    public void Dispose()
    {
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    /// <summary>A connection for reading, which waits for no writer.</summary>
    internal Database Open() => Database.Open(path, AlertSchema.Tables);

    /// <summary>Everything the action writes, or nothing; the signal is given after it is on disk.</summary>
    internal void Write(Action<Database> action) => Write(database =>
    {
        action(database);
        return true;
    });

    /// <param name="action">Says whether it has changed anything; where it has not, nobody is woken.</param>
    internal void Write(Func<Database, bool> action)
    {
        var changed = false;
        lock (_lock)
        {
            _writer ??= Open();
            try
            {
                _writer.InTransaction(() => changed = action(_writer));
            }
            catch
            {
                // After a full disk the file is opened afresh, so that writing goes on as soon as there is room.
                _writer.Dispose();
                _writer = null;
                throw;
            }
        }

        if (changed)
        {
            Changes.Raise();
        }
    }
}
