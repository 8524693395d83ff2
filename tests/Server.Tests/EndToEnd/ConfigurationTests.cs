using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>How the program answers to its configuration and its words, as a process.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_start_with_problems_is_refused_and_lists_them_all()
    {
        var result = await IocProcess.RunAsync([], Wrong());

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Ioc:Clok: unknown key; did you mean Clock?", result.Error.Replace(" = 'x'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Ioc:TimeZone = 'Mars'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Ioc:Sources:0:BaseUrl", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task Check_config_prints_options_without_secrets_and_every_problem()
    {
        var result = await IocProcess.RunAsync(["check-config"], Wrong());

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Ioc:Sources:0:Id = tthc", result.Output, StringComparison.Ordinal);
        Assert.Contains("3 problems", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_config_ends_with_0_when_all_is_well()
    {
        var result = await IocProcess.RunAsync(["check-config"], Options());

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No problems.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Ioc:Counting:OnTimeGranularity = day", result.Output, StringComparison.Ordinal);
        Assert.Contains("Ioc:Plans:Active = (none)", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"Plans: +\S+plans \(central, cho-don, example-2026, nghe-an, quang-ngai, quang-ninh\)", result.Output);
    }

    [Fact]
    public async Task Check_config_names_what_is_wrong_in_the_plan_files_with_file_path_and_reason()
    {
        var plans = Directory.CreateDirectory(_folder.File("plans")).FullName;
        await File.WriteAllTextAsync(Path.Combine(plans, "broken.json"), "{ oops");
        await File.WriteAllTextAsync(Path.Combine(plans, "of-test.json"), Plan("no-such-kpi"));
        await File.WriteAllTextAsync(Path.Combine(plans, "right.json"), Plan("on-time-rate").Replace("of-test", "right", StringComparison.Ordinal));
        var options = new Dictionary<string, string>(Options()) { ["Ioc:Plans:Directory"] = plans };

        var result = await IocProcess.RunAsync(["check-config"], options);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("2 problems in the plan files", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"broken\.json: .+", result.Output);
        Assert.Matches(@"of-test\.json: \$?\.?targets\[0\]\S*: .*no-such-kpi", result.Output);
        Assert.DoesNotContain("right.json:", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("in the configuration", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_config_names_what_is_wrong_in_rules_and_routing_with_file_line_and_reason()
    {
        var alerts = Directory.CreateDirectory(_folder.File("alerts/rules")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(alerts, "rules", "broken.yaml"), "groups:\n  - name: x\n    rules:\n      - alert: y\n        uid: y\n        kpi: no-such-kpi\n");
        await File.WriteAllTextAsync(Path.Combine(alerts, "routing.yaml"), "receivers:\n  - { name: duty, contacts: [{ channel: mail }] }\nroutes:\n  - receivers: [nobody]\n");
        var options = new Dictionary<string, string>(Options()) { ["Ioc:Alerts:Directory"] = alerts };

        var wrong = await IocProcess.RunAsync(["check-config"], options);

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("in the files of alerts", wrong.Output, StringComparison.Ordinal);
        Assert.Matches(@"broken\.yaml:6: .*no-such-kpi", wrong.Output);
        Assert.Matches(@"routing\.yaml line 4: .*nobody", wrong.Output);
        File.Delete(Path.Combine(alerts, "rules", "broken.yaml"));
        await File.WriteAllTextAsync(Path.Combine(alerts, "routing.yaml"), "receivers:\n  - { name: duty, contacts: [{ channel: mail }] }\nroutes:\n  - receivers: [duty]\n");
        Assert.Contains("1 problem in the files of alerts", (await IocProcess.RunAsync(["check-config"], options)).Output, StringComparison.Ordinal);
        options["Ioc:Alerts:Channels:0:Name"] = "mail";
        options["Ioc:Alerts:Channels:0:Kind"] = "mail";
        options["Ioc:Alerts:Channels:0:Host"] = "mail.example.vn";
        options["Ioc:Alerts:Channels:0:From"] = "ioc@example.vn";
        Assert.Contains("No problems.", (await IocProcess.RunAsync(["check-config"], options)).Output, StringComparison.Ordinal);
    }

    private static string Plan(string kpi) => $$"""
        {"code":"of-test","name":"Test","level":"province","year":2026,"place":{"province":"49"},
         "document":{"issuer":"x","status":"issued"},
         "phases":[{"id":"p","name":"P","from":"2026-01-01","to":"2026-12-31"}],
         "sections":[{"id":"1","title":"S"}],
         "targets":[{"id":"T01","title":"a","kpi":"{{kpi}}","comparison":">=","value":80,"unit":"percent","deadline":"2026-12-31","phase":"p","owners":["x"],"scope":"x","reference":"1"}],
         "tasks":[]}
        """;

    [Fact]
    public async Task A_start_with_a_calendar_that_cannot_be_is_refused_with_the_place_in_it()
    {
        await File.WriteAllTextAsync(_folder.File("days.json"), """{"asOf":"tomorrow","weekend":[],"hours":[],"sources":{},"years":[]}""");

        var result = await IocProcess.RunAsync([], new Dictionary<string, string>(Options()) { ["Ioc:Calendar:File"] = _folder.File("days.json") });

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Ioc:Calendar:File", result.Error, StringComparison.Ordinal);
        Assert.Contains("days.json, years: the list is empty", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task A_single_role_is_refused_with_one_sentence()
    {
        var result = await IocProcess.RunAsync(["--target=ingest"], Options());

        Assert.Equal(2, result.ExitCode);
        Assert.Single((result.Output + result.Error).Trim().Split('\n'));
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var result = await IocProcess.RunAsync(["--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.All(["import", "check-config", "continue-journal", "--target"], word => Assert.Contains(word, result.Output, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Options() => new() { ["Ioc:DataDirectory"] = _folder.File("data") };

    private Dictionary<string, string> Wrong() => new(Options())
    {
        ["Ioc:Clok"] = "x",
        ["Ioc:TimeZone"] = "Mars",
        ["Ioc:Sources:0:Id"] = "tthc",
        ["Ioc:Sources:0:Kind"] = "reference",
        ["Ioc:Sources:0:Key"] = "s3cret",
    };
}
