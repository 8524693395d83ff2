using Ioc.Jobs.Tests.Sources;
using Ioc.Kpi.Sources;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Jobs.Tests.Scheduling;

public sealed class JobsRoleTests
{
    [Fact]
    public async Task Sources_that_hang_do_not_slow_the_one_that_answers()
    {
        using var folder = new TemporaryFolder();
        await using var healthy = await ScriptedSource.StartAsync(Answers.Page(null));
        await using var hanging = await ScriptedSource.StartAsync(Answers.Hang);
        var sick = Enumerable.Range(1, 12).Select(number => JobsHost.Pulled($"sick-{number}", hanging)).ToArray();

        await using var host = await JobsHost.StartAsync(folder.Path, [JobsHost.Pulled("well", healthy), .. sick]);

        await Eventually.Holds(() => hanging.Served == sick.Length, "every hanging source is being asked");
        var before = healthy.Served;
        await Eventually.Holds(() => healthy.Served >= before + 20, "the healthy source is asked on");
        Assert.Equal(sick.Length, hanging.Served);
        Assert.Equal(SourceState.Ok, host.Status("well").State);
        Assert.Equal(SourceState.Late, host.Status("sick-7").State);
    }

    [Fact]
    public async Task Disabled_and_pushing_sources_are_left_alone()
    {
        using var folder = new TemporaryFolder();
        await using var source = await ScriptedSource.StartAsync(Answers.Page(null));
        var disabled = JobsHost.Pulled("off", source);
        disabled.Enabled = false;
        var pushing = JobsHost.Pulled("push", source);
        pushing.Kind = SourceKind.Push;

        await using var host = await JobsHost.StartAsync(folder.Path, disabled, pushing, JobsHost.Pulled("on", source));

        await Eventually.Holds(() => source.Served >= 5, "the enabled source is asked");
        Assert.Null(host.Status("off").LastDuration);
        Assert.Null(host.Status("push").LastDuration);
        Assert.NotNull(host.Status("on").LastDuration);
    }

    [Fact]
    public async Task Source_that_is_no_longer_configured_leaves_the_schedule()
    {
        using var folder = new TemporaryFolder();
        await using var kept = await ScriptedSource.StartAsync(Answers.Page(null));
        await using var dropped = await ScriptedSource.StartAsync(Answers.Page(null));
        await using (await JobsHost.StartAsync(folder.Path, JobsHost.Pulled("kept", kept), JobsHost.Pulled("dropped", dropped)))
        {
            await Eventually.Holds(() => kept.Served > 0 && dropped.Served > 0, "both sources are asked");
        }

        var asked = dropped.Served;
        await using var again = await JobsHost.StartAsync(folder.Path, JobsHost.Pulled("kept", kept));

        await Eventually.Holds(() => !Stored(folder).Contains("dropped"), "the stored job is deleted");
        Assert.Contains("kept", Stored(folder));
        Assert.Equal(asked, dropped.Served);
    }

    [Fact]
    public async Task Damaged_schedule_file_is_put_aside_and_polling_goes_on()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("quartz.db"), new string('x', 10_000));
        await using var source = await ScriptedSource.StartAsync(Answers.Page(null, Answers.Record(1)));

        await using var host = await JobsHost.StartAsync(folder.Path, JobsHost.Pulled("one", source));

        await Eventually.Holds(() => host.Status("one").State == SourceState.Ok, "the source is polled");
        Assert.True(File.Exists(folder.File("quartz.db.damaged")));
        using var connection = new SqliteConnection($"Data Source={folder.File("quartz.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", command.ExecuteScalar());
    }

    [Fact]
    public async Task Series_are_kept_up_soon_after_the_start()
    {
        using var folder = new TemporaryFolder();
        await using var host = await JobsHost.StartAsync(folder.Path);

        await Eventually.Holds(() => !host.Series.Upkeeps.IsEmpty, "the upkeep ran");
    }

    private static List<string> Stored(TemporaryFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("quartz.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }
}
