using System.Globalization;
using Ioc.Load.Report;
using Ioc.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Ioc.Load.Micro;

/// <summary>A group commit of the journal; its bounds are the same bytes written and flushed bare, and SQLite with a row for each update.</summary>
internal static class Committing
{
    private const int Updates = 8_000;
    private const int BytesOfAnUpdate = 75;
    private const int Commits = 40;

    public static void Run(ScenarioReport report, string folder)
    {
        var body = new byte[Updates * BytesOfAnUpdate];
        new Random(1).NextBytes(body);
        var each = Of(Journal(folder, body));
        report.Add($"journal commit of {Updates:#,0} updates", each, "ns", note: Rate(each));
        each = Of(Bare(folder, body));
        report.Add("bound: the same bytes written and flushed bare", each, "ns", note: Rate(each));
        each = Of(RowByRow(folder));
        report.Add("bound: SQLite, one row for each update", each, "ns", note: Rate(each));

        static double Of(Measured commit) => commit.NanosecondsEach / Updates;
        static string Rate(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"an update; {1e9 / nanoseconds:#,0} updates/s");
    }

    private static Measured Journal(string folder, byte[] body)
    {
        var journal = new SqliteJournal(Path.Combine(folder, "journal.db"));
        journal.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var measured = Measured.Of(
            Commits,
            () => journal.AppendAsync(TimeProvider.System.GetUtcNow(), Updates, body, [], CancellationToken.None).AsTask().GetAwaiter().GetResult(),
            rounds: 5);
        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return measured;
    }

    private static Measured Bare(string folder, byte[] body)
    {
        using var file = new FileStream(Path.Combine(folder, "bare"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        return Measured.Of(
            Commits,
            () =>
            {
                file.Write(body);
                file.Flush(flushToDisk: true);
            },
            rounds: 5);
    }

    private static Measured RowByRow(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "rows.db")};Pooling=False");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;";
        setUp.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row (body) VALUES ($body)";
        var parameter = insert.Parameters.AddWithValue("$body", new byte[BytesOfAnUpdate]);
        insert.Prepare();
        return Measured.Of(
            5,
            () =>
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                for (var i = 0; i < Updates; i++)
                {
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
            },
            rounds: 3);
    }
}
