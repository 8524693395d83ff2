using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Scheduling;

/// <summary>
/// Makes the file of Quartz ready before Quartz opens it: in WAL mode, where firing is many times cheaper. All that stands in it is
/// declared again at each start, so a file that cannot be read is put aside rather than stopping the service.
/// </summary>
internal sealed partial class ScheduleFile(string path, ILogger<ScheduleFile> log) : IHostedLifecycleService
{
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path }.ToString();

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            Prepare();
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            Log.PutAside(log, damaged, path);
            SqliteConnection.ClearAllPools();
            File.Move(path, path + ".damaged", overwrite: true);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            Prepare();
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Prepare()
    {
        using var connection = new SqliteConnection(ConnectionString(path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA quick_check;";
        using var answer = command.ExecuteReader();
        while (answer.NextResult())
        {
            if (answer.Read() && answer.GetString(0) != "ok")
            {
                throw new SqliteException("The schedule file is damaged.", 11);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The schedule file {Path} could not be read; it was put aside and a new one made")]
        public static partial void PutAside(ILogger log, Exception exception, string path);
    }
}
