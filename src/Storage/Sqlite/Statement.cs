using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ioc.Storage.Sqlite;

/// <summary>A prepared statement that is used again and again; blobs go in and out as spans, without a copy on the managed heap.</summary>
internal sealed class Statement(sqlite3 database, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int index, long value) => Checked(raw.sqlite3_bind_int64(handle, index, value));

    public Statement Bind(int index, long? value) =>
        value is { } number ? Bind(index, number) : Checked(raw.sqlite3_bind_null(handle, index));

    public Statement Bind(int index, double value) => Checked(raw.sqlite3_bind_double(handle, index, value));

    public Statement Bind(int index, double? value) =>
        value is { } number ? Bind(index, number) : Checked(raw.sqlite3_bind_null(handle, index));

    public Statement Bind(int index, string? value) =>
        Checked(value is null ? raw.sqlite3_bind_null(handle, index) : raw.sqlite3_bind_text(handle, index, value));

    public Statement Bind(int index, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(handle, index, value));

    /// <summary>Moves to the next row. After false the statement is ready to be bound and run again.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            var error = Error(result);
            Reset();
            throw error;
        }

        Reset();
        return false;
    }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Gives up the rest of the rows, and with them the read lock.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <remarks>SQLite reads nothing as 0, so only then it has to be asked which of the two it is.</remarks>
    public long? NumberOrNull(int column) => Number(column) is not 0 and var number ? number : IsNull(column) ? null : 0;

    public double Real(int column) => raw.sqlite3_column_double(handle, column);

    public double? RealOrNull(int column) => IsNull(column) ? null : Real(column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private Statement Checked(int result) => result == raw.SQLITE_OK ? this : throw Error(result);

    // Taken at once: a later call on the connection would replace the message.
    private SqliteException Error(int result) =>
        new(
            $"SQLite error {result}: {raw.sqlite3_errmsg(database).utf8_to_string()}", result & 0xFF,
            raw.sqlite3_extended_errcode(database));
}
