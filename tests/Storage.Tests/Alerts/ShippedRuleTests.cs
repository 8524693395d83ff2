using System.Text.Json;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class ShippedRuleTests
{
    private static readonly AlertRuleSet Rules = AlertRuleFolder.LoadInto(new AlertRuleBook(), ShippedRules.Folder);

    private static JsonElement RuleSchema => JsonDocument.Parse(File.ReadAllText(Path.Combine(ShippedRules.Root, "rules.schema.json")))
        .RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties");

    [Fact]
    public void The_rules_that_ship_have_no_problems() => Assert.Equal("", string.Join('\n', Rules.Problems));

    [Theory]
    [InlineData("overdue-new", "overdue-open")]
    [InlineData("overdue-share", "overdue-open")]
    [InlineData("due-soon", "due-soon/no-progress")]
    [InlineData("online-rate-drop", "online-submission-rate")]
    [InlineData("nothing-received", "received-in-last-hour")]
    [InlineData("source-stale", "source-age-in-intervals")]
    [InlineData("target-behind", "target-behind")]
    [InlineData("report-due", "report-due-in-working-days")]
    [InlineData("trust-check-failed", "trust-check-failed")]
    [InlineData("service-poll-late", "service:poll-late-seconds")]
    [InlineData("service-journal", "service:journal-not-writable")]
    [InlineData("service-spool-lag", "service:spool-lag-seconds")]
    [InlineData("service-outbox", "service:outbox-oldest-seconds")]
    [InlineData("service-channel", "service:channel-failing-seconds")]
    public void Every_event_worth_an_alert_has_a_rule(string uid, string watched) => Assert.Equal(watched, Rules.Find(uid)!.Watch.ToString());

    [Fact]
    public void Every_test_of_the_rules_that_ship_comes_out_as_expected()
    {
        var times = new AlertTimes(WorkingCalendar.BuiltIn, LocalTime.Vietnam);
        var (played, wrong) = (new HashSet<string>(), new List<string>());
        foreach (var file in ShippedRules.Tests)
        {
            var (rules, tests) = AlertRehearsalFile.Read(file, times.Zone, out var problems);
            wrong.AddRange(problems.Select(problem => problem.ToString()));
            wrong.AddRange(tests.SelectMany(test => test.Play(rules, times).Select(reason => $"{test.Name}: {reason.Reason}")));
            played.UnionWith(tests.Select(test => test.Rule));
        }

        Assert.Equal("", string.Join('\n', wrong));
        Assert.Equal(Rules.Rules.Select(rule => rule.Uid).Order(), played.Order());
    }

    [Fact]
    public void Every_rule_says_how_grave_it_is_and_what_to_do()
    {
        Assert.All(Rules.Rules, rule => Assert.NotEmpty(rule.Annotations.Action.Source));
        Assert.All(Rules.Rules, rule => Assert.NotEmpty(rule.Annotations.Description.Source));
        Assert.Equal([AlertSeverity.Info, AlertSeverity.Warning, AlertSeverity.Critical], Rules.Rules.Select(rule => rule.Severity).Distinct().Order());
    }

    [Fact]
    public void The_schema_knows_exactly_what_the_reader_reads()
    {
        var told = AlertRuleFile.Read("a.yaml", "groups:\n  - name: a\n    rules:\n      - xxxxxxxxxxxxxxxxxxxxxxxx: 1\n").Problems.Single(problem => problem.Line == 4 && problem.Cure.StartsWith("Known here", StringComparison.Ordinal));
        var read = told.Cure["Known here: ".Length..^1].Split(", ");
        Assert.Equal(read.Order(StringComparer.Ordinal), RuleSchema.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Same<AlertPeriod>("period");
        Same<AlertCompareWith>("compareWith");
        Same<AlertHours>("calendar");
        var measures = AlertWords.All<AlertMeasure>().Where(word => word != "service").Concat(ServiceMeasureNames.All.Select(name => $"service:{name}"));
        Assert.Equal(measures, Words("measure"));

        static void Same<T>(string member)
            where T : struct, Enum => Assert.Equal(AlertWords.All<T>(), Words(member));

        static IEnumerable<string> Words(string member) => RuleSchema.GetProperty(member).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
    }
}
