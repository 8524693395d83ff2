using Ioc.Kpi.Accounts;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Accounts;

/// <summary>
/// Tells whether another connection, of this process or another, has written to the accounts since the last look (`PRAGMA data_version`).
/// Holds the file open; any thread may call.
/// </summary>
public sealed class AccountWatch(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly AccountStore _store = new(path);
    private Database? _database;
    private long? _seen;

    /// <returns>The accounts, and the sessions that were ended, as they are now; null when nothing was written since the last look.</returns>
    public (IReadOnlyList<Account> Accounts, IReadOnlySet<string> EndedSessions)? Look()
    {
        lock (_lock)
        {
            _database ??= Database.Open(path, AccountSchema.Tables);
            var version = _database.ReadNumber("PRAGMA data_version");
            if (version == _seen)
            {
                return null;
            }

            // Read after the version: what is written in between is seen by the next look as well.
            var now = (_store.Load(), _store.EndedSessions());
            _seen = version;
            return now;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _database?.Dispose();
            _database = null;
            _seen = null;
        }
    }
}
