using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ioc.Ingest.Tests.Series;

/// <summary>What a test asks or does beside the spool.</summary>
internal static class SpoolFile
{
    public static string Ask(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
