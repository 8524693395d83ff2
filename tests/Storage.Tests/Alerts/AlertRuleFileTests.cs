using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class AlertRuleFileTests
{
    private const string Whole = """
        groups:
          - name: Hồ sơ
            rules:
              - alert: Quá hạn cao
                uid: overdue-share
                kpi: overdue-open
                asShare: true
                scope: agency:H49.12
                period: month
                comparison: ">="
                threshold: 5
                clear: 4.5
                for: 1h30m
                keepFiringFor: 10m
                worseBy: 5
                noData:
                  for: 30m
                  tell: true
                minimumSample: 20
                calendar: working-hours
                labels:
                  severity: critical
                  owner: so-y-te
                  team: a
                annotations:
                  summary: "{{scope}}: {{value}}%"
                  action: Gọi cho đơn vị
        """;

    [Fact]
    public void Every_member_of_a_rule_is_read()
    {
        var rule = Assert.Single(AlertRuleFile.Read("a.yaml", Whole).Rules!).Rule;
        Assert.Equal(("overdue-share", "Quá hạn cao", "Hồ sơ"), (rule.Uid, rule.Name, rule.Group));
        Assert.Equal((new AlertWatch("overdue-open", AsShare: true), AlertScopeKind.Agency, "H49.12"), (rule.Watch, rule.Scope, rule.ScopeKey));
        Assert.Equal((AlertPeriod.Month, AlertComparison.GreaterOrEqual, 5.0, 4.5), (rule.Period, rule.Comparison, rule.Threshold, rule.Clear));
        Assert.Equal((TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(10), 5.0), (rule.For, rule.KeepFiringFor, rule.WorseBy));
        Assert.Equal((new AlertNoData(TimeSpan.FromMinutes(30), true), 20.0, AlertHours.WorkingHours), (rule.NoData, rule.MinimumSample, rule.Hours));
        Assert.Equal((AlertSeverity.Critical, "so-y-te", "a"), (rule.Severity, rule.Owner, rule.Labels["team"]));
    }

    [Theory]
    [InlineData("threshold: 5", "treshold: 5", "a.yaml:11: 'treshold' is not known here. Did you mean 'threshold'?")]
    [InlineData("kpi: overdue-open", "kpi: overdue-opne", "a.yaml:6: kpi: There is no KPI 'overdue-opne'. Did you mean 'overdue-open'?")]
    [InlineData("calendar: working-hours", "calendar: workinghours", "a.yaml:20: calendar: 'workinghours' is not known. Did you mean 'working-hours'?")]
    [InlineData("clear: 4.5", "clear: 6", "a.yaml:12: clear: The value would be clear while the condition still holds.")]
    [InlineData("for: 1h30m", "for: 90 minutes", "a.yaml:13: for: '90 minutes' is no duration.")]
    [InlineData("for: 1h30m", "for: 30m1h", "a.yaml:13: for: '30m1h' is no duration.")]
    [InlineData("{{value}}", "{{valu}}", "a.yaml:26: summary: There is no placeholder '{{valu}}'. Did you mean 'value'?")]
    [InlineData("uid: overdue-share", "uid: Overdue@share", "a.yaml:5: uid: 'Overdue@share' cannot be an identity.")]
    [InlineData("comparison: \">=\"", "comparison: over", "a.yaml:10: comparison: 'over' is no comparison.")]
    [InlineData("asShare: true", "part: no-progress", "a.yaml:7: part: 'overdue-open' has no part 'no-progress'.")]
    [InlineData("scope: agency:H49.12", "scope: source", "a.yaml:8: scope: 'overdue-open' is not known for the scope 'source'.")]
    [InlineData("keepFiringFor: 10m", "keepFiringFor: 0s", "a.yaml:14: keepFiringFor: So short a time cannot tell a flap from an end.")]
    [InlineData("severity: critical", "severity: fatal", "a.yaml:22: severity: 'fatal' is not known.")]
    [InlineData("threshold: 5", "threshold: .nan", "a.yaml:11: threshold: '.nan' is no number.")]
    [InlineData("calendar: working-hours", "at: 25:00", "a.yaml:20: at: '25:00' is no time of day.")]
    [InlineData("calendar: working-hours", "at: 08:00", "a.yaml:13: for: A rule with hours of its own is not looked at in between.")]
    [InlineData("calendar: working-hours", "compareWith: weekday-mean", "a.yaml:20: compareWith: Only the value of a KPI")]
    [InlineData("team: a", "rule: a", "a.yaml:24: rule: This cannot be the name of a label.")]
    public void What_is_wrong_is_told_with_file_line_and_cure(string right, string wrong, string problem)
    {
        var reading = AlertRuleFile.Read("a.yaml", Whole.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(reading.Rules);
        Assert.Contains(reading.Problems, each => each.ToString().StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_told_together()
    {
        var text = Whole.Replace("uid: overdue-share", "uuid: x", StringComparison.Ordinal).Replace("threshold: 5", "threshold: five", StringComparison.Ordinal)
            .Replace("action: Gọi cho đơn vị", "note: x", StringComparison.Ordinal);
        var lines = AlertRuleFile.Read("a.yaml", text).Problems.Select(problem => problem.Line);
        Assert.Equal([4, 5, 11, 26, 27], lines);
    }

    [Fact]
    public void Two_rules_of_a_file_cannot_have_one_uid()
    {
        var twice = Whole + "\n" + Whole[Whole.IndexOf("      - alert", StringComparison.Ordinal)..];
        Assert.Equal(
            "a.yaml:28: The uid 'overdue-share' is that of the rule at line 4. Give each rule a uid of its own.",
            Assert.Single(AlertRuleFile.Read("a.yaml", twice).Problems).ToString());
    }

    [Theory]
    [InlineData("groups: !!python/object:os.system {}", "Tags are not read.")]
    [InlineData("groups: !Ioc.Kpi.Alerts.AlertRule {}", "Tags are not read.")]
    [InlineData("groups: &a [*a]", "Anchors and aliases are not read.")]
    [InlineData("groups: []\n---\ngroups: []", "There is a second document in the file.")]
    [InlineData("groups: []\ngroups: []", "'groups' stands here twice.")]
    [InlineData("groups: [", "This is not readable as YAML.")]
    [InlineData("? [a]\n: b", "A key is a word.")]
    [InlineData("", "The file is empty.")]
    [InlineData("just words", "The file is no mapping.")]
    [InlineData("groups: words", "A group is no mapping.")]
    public void What_is_no_plain_YAML_is_refused(string text, string reason) =>
        Assert.Contains(reason, AlertRuleFile.Read("a.yaml", text).Problems.Select(problem => problem.Reason));

    [Fact]
    public void Depth_and_size_have_limits()
    {
        var deep = AlertRuleFile.Read("a.yaml", "groups: " + new string('[', 200_000));
        Assert.Equal("This is deeper than 12 levels.", Assert.Single(deep.Problems).Reason);
        var large = AlertRuleFile.Read("a.yaml", new string('#', AlertRuleFile.LargestBytes + 1));
        Assert.StartsWith("It is longer than", Assert.Single(large.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d", 86400)]
    [InlineData("1w2d3h4m5s", 788645)]
    [InlineData("90m", 5400)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    public void Durations_are_written_as_in_Prometheus(string text, int seconds)
    {
        Assert.True(AlertDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
        Assert.True(AlertDuration.TryParse(AlertDuration.Format(duration), out var again));
        Assert.Equal(duration, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("1.5h")]
    [InlineData("-5m")]
    [InlineData("5m5m")]
    [InlineData("30m1h")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("2147483647w")]
    [InlineData("2y")]
    [InlineData("99999999999d")]
    public void Anything_else_is_no_duration(string text) => Assert.False(AlertDuration.TryParse(text, out _));
}
