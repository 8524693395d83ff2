using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Sqlite;

/// <summary>One connection to a file of the data directory, in WAL mode, durable at commit. One thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private const int PatienceMilliseconds = 30_000;
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _beginReading;
    private readonly Statement _commit;
    private readonly Statement _rollback;

    static Database() => SQLitePCL.Batteries_V2.Init();

    private Database(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _beginReading = Prepare("BEGIN");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    /// <summary>Opens the file, creating it for its owner only, and brings it to the schema.</summary>
    /// <exception cref="SqliteException">It cannot be opened; <see cref="Damage.Is"/> tells whether it is a database at all.</exception>
    public static Database Open(string path, Schema schema)
    {
        PrivateFile.Ensure(path);
        var database = Connect(path, schema.PageSize);
        try
        {
            schema.Apply(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Statement Prepare(string sql)
    {
        var result = SQLitePCL.raw.sqlite3_prepare_v2(_connection.Handle, sql, out var handle);
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return new Statement(_connection.Handle!, handle);
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long? ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() && !statement.IsNull(0) ? statement.Number(0) : null;
    }

    /// <summary>Everything the action writes, or nothing of it.</summary>
    public void InTransaction(Action action) => Between(_begin, action);

    /// <summary>All reads of the action see the same state of the file. Waits for no writer.</summary>
    public void InReadTransaction(Action action) => Between(_beginReading, action);

    private void Between(Statement begin, Action action)
    {
        begin.Run();
        try
        {
            action();
            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _beginReading.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private static Database Connect(string path, int pageSize)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = PatienceMilliseconds / 1000 };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                $"PRAGMA busy_timeout = {PatienceMilliseconds}; PRAGMA page_size = {pageSize}; PRAGMA journal_mode = WAL; " +
                "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF;";
            command.ExecuteNonQuery();
            return new Database(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void RollBack()
    {
        // After some errors (disk full among them) SQLite has rolled back by itself, and a second rollback would hide the first error.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _rollback.Run();
        }
    }
}
