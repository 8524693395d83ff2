using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Tests;

/// <summary>What a test does to a database file behind the store's back.</summary>
internal static class SqliteFile
{
    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static T Ask<T>(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Turns one bit of a blob.</summary>
    public static void FlipBit(string path, string table, string where)
    {
        using var connection = Open(path);
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT body FROM {table} WHERE {where}";
        var body = (byte[])read.ExecuteScalar()!;
        body[body.Length / 2] ^= 0x10;
        using var write = connection.CreateCommand();
        write.CommandText = $"UPDATE {table} SET body = $body WHERE {where}";
        write.Parameters.AddWithValue("$body", body);
        write.ExecuteNonQuery();
    }

    /// <summary>What a kill would leave: the files as they are now, the write-ahead log included, the index of the log not.</summary>
    public static string CopyAsAfterKill(string path, string name)
    {
        var copy = Path.Combine(Path.GetDirectoryName(path)!, name);
        File.Copy(path, copy);
        if (File.Exists(path + "-wal"))
        {
            File.Copy(path + "-wal", copy + "-wal");
        }

        return copy;
    }

    private static SqliteConnection Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
