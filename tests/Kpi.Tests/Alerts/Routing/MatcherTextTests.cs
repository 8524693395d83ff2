using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Matching;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

public sealed class MatcherTextTests
{
    [Theory]
    [InlineData("severity=\"critical\", scope=~\"agency:H49.*\"", "severity=\"critical\", scope=~\"agency:H49.*\"")]
    [InlineData("{severity!=critical,rule!~a|b}", "severity!=\"critical\", rule!~\"a|b\"")]
    [InlineData(" owner = \"Văn phòng, tỉnh\" ", "owner=\"Văn phòng, tỉnh\"")]
    [InlineData("""a="say \"no\" \\ \d" """, """a="say \"no\" \\ \\d" """)]
    [InlineData("team=\"\"", "team=\"\"")]
    public void What_people_write_is_read_and_printed_in_one_form(string text, string printed)
    {
        Assert.True(MatcherText.TryParse(text, out var matchers, out var fault), fault);
        Assert.Equal(printed.Trim(), MatcherText.Print(matchers));
        Assert.True(MatcherText.TryParse(printed, out var again, out _));
        Assert.Equal(matchers, again);
    }

    [Theory]
    [InlineData("", "At character 1")]
    [InlineData("severity", "At character 9, one of = != =~ !~")]
    [InlineData("severity=", "At character 10, a value")]
    [InlineData("severity=\"critical", "quotation mark")]
    [InlineData("a=\"1\" b=\"2\"", "At character 7, a comma")]
    [InlineData("a=\"1\",", "a name is expected")]
    [InlineData("1=2", "a name is expected")]
    [InlineData("a=~\"(\"", "no regular expression")]
    [InlineData("a=~\"b)|(?:c\"", "no regular expression")]
    [InlineData("a=~\"(b)\\\\1\"", "no regular expression")]
    public void What_cannot_be_read_is_told_with_its_place(string text, string fault)
    {
        Assert.False(MatcherText.TryParse(text, out var matchers, out var told));
        Assert.Empty(matchers);
        Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_is_too_long_or_would_never_end_does_no_harm()
    {
        Assert.False(MatcherText.TryParse($"a=~\"{new string('x', 501)}\"", out _, out _));
        Assert.True(MatcherSet.TryCreate([new AlertMatcher("scope", MatchOperator.Matches, "(agency:(a|a)*)*b")], out var set, out _));
        Assert.False(set.Holds(new AlertState { Fingerprint = AlertWorld.Agency(new string('a', 5000)) }));
    }

    [Theory]
    [InlineData("rule=overdue-high", true)]
    [InlineData("rule=overdue", false)]
    [InlineData("rule=~overdue", false)]
    [InlineData("rule=~overdue.*", true)]
    [InlineData("scope=\"agency:H49.12\"", true)]
    [InlineData("kind=agency", true)]
    [InlineData("severity=critical", true)]
    [InlineData("severity!~\"info|warning\"", true)]
    [InlineData("owner=\"\"", true)]
    [InlineData("field=land", true)]
    [InlineData("field=land, severity=info", false)]
    [InlineData("unknown=\"\"", true)]
    [InlineData("unknown!=\"\"", false)]
    public void A_matcher_asks_what_the_alert_is_and_its_labels(string text, bool holds) => Assert.Equal(holds, Tables.Set(text).Holds(new AlertState
    {
        Fingerprint = AlertWorld.Agency("H49.12"),
        Severity = AlertSeverity.Critical,
        Labels = new Dictionary<string, string> { ["field"] = "land", ["severity"] = "info" },
    }));
}
