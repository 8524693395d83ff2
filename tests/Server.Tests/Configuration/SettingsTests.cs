using Ioc.Kpi.Calendars;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Sources;
using Ioc.Server.Configuration;
using Ioc.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ioc.Server.Tests.Configuration;

public sealed class SettingsTests
{
    [Fact]
    public void An_empty_configuration_has_no_problem()
    {
        var settings = Read([]);

        Assert.Empty(settings.Problems);
        Assert.Equal("/srv/ioc/data", settings.DataDirectory);
        Assert.Equal("/srv/ioc/data/dossier.key", settings.DossierKeyFile);
    }

    [Fact]
    public void Unknown_keys_are_named_with_the_nearest_known_one()
    {
        var settings = Read([("Ioc:DataDirektory", "x"), ("Ioc:Counting:NoDue", "on-time"), ("Ioc:Sources:0:Id", "a"), ("Ioc:Sources:0:Url", "b")]);

        Assert.Contains(settings.Problems, problem => problem.Contains("Ioc:DataDirektory", StringComparison.Ordinal)
            && problem.Contains("did you mean DataDirectory?", StringComparison.Ordinal));
        Assert.Contains(settings.Problems, problem => problem.Contains("Ioc:Counting:NoDue", StringComparison.Ordinal));
        Assert.Contains(settings.Problems, problem => problem.Contains("Ioc:Sources:0:Url", StringComparison.Ordinal)
            && problem.Contains("BaseUrl", StringComparison.Ordinal));
        Assert.Equal(3, settings.Problems.Count);
    }

    [Fact]
    public void All_problems_are_listed_together_with_key_value_and_what_is_legal()
    {
        var settings = Read(
        [
            ("Ioc:TimeZone", "Asia/Hanoi_"),
            ("Ioc:Counting:OnTimeGranularity", "hour"),
            ("Ioc:Counting:DueSoon", "90d"),
            ("Ioc:Sources:0:Id", "tthc"),
            ("Ioc:Sources:0:Kind", "reference"),
            ("Ioc:Sources:0:PollInterval", "soon"),
            ("Ioc:Sources:1:Id", "TTHC"),
            ("Ioc:Sources:1:KeySha256", "not-a-hash"),
            ("Ioc:Sources:2:Enabled", "perhaps"),
            ("Ioc:Series:Kind", "files"),
            ("Ioc:Displays:Diagonal", "5"),
            ("Ioc:Clock:Speed", "0"),
        ]);

        foreach (var key in new[]
        {
            "Ioc:TimeZone = 'Asia/Hanoi_'", "Ioc:Counting:OnTimeGranularity = 'hour': one of day, instant", "Ioc:Counting:DueSoon",
            "Ioc:Sources:0:BaseUrl: required", "Ioc:Sources:0:PollInterval = 'soon'", "Ioc:Sources:1:Id = 'TTHC'",
            "Ioc:Sources:1:KeySha256", "Ioc:Sources:2:Enabled = 'perhaps'", "Ioc:Sources:2:Id", "Ioc:Series:Kind = 'files': one of embedded, influx",
            "Ioc:Displays:Diagonal", "Ioc:Clock:Speed",
        })
        {
            Assert.Contains(settings.Problems, problem => problem.Contains(key, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(settings.Problems, problem => problem.Contains("not-a-hash", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_are_read_in_the_words_of_the_documents()
    {
        var options = Read(
        [
            ("Ioc:Counting:OnTimeGranularity", "instant"), ("Ioc:Counting:NoDueDate", "on-time"), ("Ioc:Counting:DueSoon", "36h"),
            ("Ioc:Clock:Now", "2026-01-02T03:04:05+07:00"), ("Ioc:Sources:0:Id", "tthc"), ("Ioc:Sources:0:Kind", "reference"),
            ("Ioc:Sources:0:BaseUrl", "https://source.example/api"), ("Ioc:Sources:0:PollInterval", "00:00:20"),
            ("Ioc:Sources:0:Applicants:0", "citizen"), ("Ioc:Sources:0:Applicants:2", "business"),
        ]).Options;

        Assert.Equal(OnTimeGranularity.Instant, options.Counting.OnTimeGranularity);
        Assert.Equal(NoDueDate.OnTime, options.Counting.NoDueDate);
        Assert.Equal(TimeSpan.FromHours(36), options.Counting.DueSoon);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(7)), options.Clock.Now);
        var source = Assert.Single(options.Sources);
        Assert.Equal(SourceKind.Reference, source.Kind);
        Assert.Equal(TimeSpan.FromSeconds(20), source.PollInterval);
        Assert.Equal(2, source.Applicants.Count);
    }

    [Fact]
    public void An_InfluxDB_is_asked_about_only_where_it_is_chosen_and_its_secrets_are_masked()
    {
        Assert.Empty(Read([("Ioc:Influx:Version", "7")]).Problems);
        var problems = Read(
        [
            ("Ioc:Series:Kind", "influx"), ("Ioc:Series:Spool:Megabytes", "1"), ("Ioc:Influx:Url", "http://ann:pa55@influx.example:8086"),
            ("Ioc:Influx:Version", "2"), ("Ioc:Influx:Timeout", "1h"),
        ]).Problems;
        foreach (var key in new[] { "Ioc:Series:Spool:Megabytes = '1'", "Ioc:Influx:Url", "Ioc:Influx:Org: required", "Ioc:Influx:Token: required", "Ioc:Influx:Timeout" })
        {
            Assert.Contains(problems, problem => problem.StartsWith(key, StringComparison.Ordinal));
        }

        Assert.Equal(5, problems.Count);
        Assert.DoesNotContain(problems, problem => problem.Contains("pa55", StringComparison.Ordinal));
        Assert.StartsWith("Ioc:Influx:Url: required", Assert.Single(Read([("Ioc:Series:Kind", "influx")]).Problems), StringComparison.Ordinal);

        var good = Read(
        [
            ("Ioc:Series:Kind", "influx"), ("Ioc:Influx:Url", "http://influx.example:8086"), ("Ioc:Influx:User", "ioc"), ("Ioc:Influx:Password", "s3cret"),
        ]);
        Assert.Empty(good.Problems);
        Assert.DoesNotContain("s3cret", string.Join('\n', OptionPrinter.Lines("Ioc", good.Options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-there.json", null, "exists and can be read")]
    [InlineData(".", null, "exists and can be read")]
    [InlineData("days.json", "{", "days.json, line 1: this is not JSON")]
    [InlineData("days.json", "{}", "days.json: 'asOf' is missing")]
    [InlineData("days.json", null, "more than a megabyte")]
    public void A_calendar_file_that_is_wrong_is_a_problem_under_its_key(string name, string? text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("days.json"), text ?? new string(' ', 1_100_000));

        var problem = Assert.Single(Read([("Ioc:Calendar:File", folder.File(name))]).Problems);

        Assert.StartsWith("Ioc:Calendar:File = '", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_file_of_the_deployment_is_in_force()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("days.json"),
            """
            {"asOf":"2026-11-22","weekend":["sunday"],"hours":[{"from":"08:00","until":"16:00"}],"sources":{},
             "years":[{"year":2026,"confirmed":true,"days":[]}]}
            """);

        var calendar = Read([("Ioc:Calendar:File", folder.File("days.json"))]).Options.Calendar.InForce;

        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 3, 21).DayNumber));
        Assert.Same(WorkingCalendar.BuiltIn, Read([]).Options.Calendar.InForce);
    }

    [Fact]
    public void A_shifted_clock_is_refused_in_production_only()
    {
        (string, string)[] shifted = [("Ioc:Clock:Now", "2026-01-02T03:04:05+07:00")];

        Assert.Empty(Read(shifted).Problems);
        var problem = Assert.Single(Read(shifted, "Production").Problems);
        Assert.StartsWith("Ioc:Clock:Now", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_masked_when_printed()
    {
        var settings = Read(
        [
            ("Ioc:Sources:0:Id", "tthc"), ("Ioc:Sources:0:Kind", "reference"), ("Ioc:Sources:0:BaseUrl", "https://ann:pa55@source.example/"),
            ("Ioc:Sources:0:Key", "s3cret"), ("Ioc:Sources:0:KeySha256", new string('a', 64)),
        ]);

        var printed = string.Join('\n', OptionPrinter.Lines("Ioc", settings.Options));

        Assert.Contains("Ioc:Sources:0:Id = tthc", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 64), printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public void The_simulator_runs_by_itself_only_in_development(string environment, bool runs) =>
        Assert.Equal(runs, Read([], environment).SimulatorRuns);

    private static Settings Read((string Key, string Value)[] values, string environment = "Staging") =>
        Settings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build(),
            new Surroundings { EnvironmentName = environment });
}
