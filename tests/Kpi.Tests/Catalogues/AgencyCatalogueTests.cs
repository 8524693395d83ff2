using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Xunit;

namespace Ioc.Kpi.Tests.Catalogues;

public sealed class AgencyCatalogueTests
{
    private static readonly DateOnly Before = new(2025, 6, 30);
    private static readonly DateOnly After = new(2025, 7, 1);

    /// <summary>A district with an office, dissolved on 1 July 2025: its office became a branch, which was merged into a commune a year later.</summary>
    private static AgencyCatalogue Reform() => Rows.AgencyCatalogue(
        "H49|Tỉnh|other|||||",
        "H49.12|Huyện cũ|other|H49|||2025-06-30|",
        "H49.12.01|Phòng cũ|department|H49.12|||2025-06-30|",
        "H49.12.01|Phòng cũ|department|||2025-07-01||H49.900",
        "H49.900|Chi nhánh|centre|H49||2025-07-01|2026-06-30|",
        "H49.900|Chi nhánh|centre|||2026-07-01||H49.101",
        "H49.101|Phường Hà Tu|commune|H49|06652|2025-07-01||",
        "H49.101.1|Điểm tiếp nhận|centre|H49.101|06652|||");

    [Fact]
    public void An_alias_leads_to_the_agency_that_stands_for_it_on_the_day()
    {
        var agencies = Reform();

        Assert.Equal("H49.12.01", agencies.Resolve("H49.12.01", Before));
        Assert.Equal("H49.900", agencies.Resolve("H49.12.01", After));
        Assert.Equal("H49.101", agencies.Resolve("H49.12.01", new DateOnly(2026, 7, 1)));
        Assert.Equal("H49.101", agencies.Resolve("H49.101", After));
    }

    [Fact]
    public void A_unit_that_ended_without_a_successor_and_an_unknown_code_stand_for_themselves()
    {
        var agencies = Reform();

        Assert.Equal("H49.12", agencies.Resolve("H49.12", After));
        Assert.Null(agencies.Find("H49.12", After));
        Assert.Equal("Huyện cũ", agencies.FindNearest("H49.12", After)!.Name);
        Assert.Equal("Phường Hà Tu", agencies.FindNearest("H49.101", Before)!.Name);
        Assert.Equal("H50", agencies.Resolve("H50", After));
        Assert.Null(agencies.FindNearest("H50", After));
        Assert.False(agencies.Knows("H50"));
        Assert.True(agencies.Knows("H49.12"));
    }

    [Fact]
    public void The_tree_is_that_of_the_day()
    {
        var agencies = Reform();
        var before = agencies.TreeOn(Before);
        var after = agencies.TreeOn(After);

        Assert.Equal(["H49.12.01"], before.DescendantsOf("H49.12"));
        Assert.Empty(after.DescendantsOf("H49.12"));
        Assert.Equal(["H49.101", "H49.12", "H49.900", "H49.101.1"], after.DescendantsOf("H49"));
        Assert.Equal(["H49.101.1"], after.ChildrenOf("H49.101"));
        Assert.Equal("H49.101", after.ParentOf("H49.101.1"));
        Assert.Null(after.ParentOf("H49"));
        Assert.Null(after.ParentOf("H49.12.01"));
        Assert.Empty(after.DescendantsOf("H50"));
        Assert.Same(after, agencies.TreeOn(After));
    }

    [Fact]
    public void The_codes_of_an_agency_are_its_own_those_below_and_all_their_aliases()
    {
        var agencies = Reform();
        var merged = new DateOnly(2026, 7, 1);

        Assert.Equal(["H49.900", "H49.12.01"], agencies.TreeOn(After).CodesUnder("H49.900"));
        Assert.Equal(["H49.101", "H49.12.01", "H49.900", "H49.101.1"], agencies.TreeOn(merged).CodesUnder("H49.101"));
        Assert.Equal(agencies.TreeOn(merged).CodesUnder("H49.101"), agencies.TreeOn(merged).CodesUnder("H49.900"));
        Assert.Equal(["H50"], agencies.TreeOn(merged).CodesUnder("H50"));
    }

    [Theory]
    [InlineData("2025-06-30")]
    [InlineData("2025-07-01")]
    [InlineData("2026-07-01")]
    public void Every_code_counts_under_the_top_exactly_once_on_every_day(string day)
    {
        var agencies = Reform();

        var codes = agencies.TreeOn(Rows.Day(day)).CodesUnder("H49");

        Assert.Equal(agencies.Entries.Select(entry => entry.Code).Distinct().Order(), codes.Order());
    }

    [Fact]
    public void A_parent_that_was_merged_is_replaced_by_its_successor()
    {
        var agencies = Rows.AgencyCatalogue("a|a|other|||||", "b|b|other|||2026-01-01||a", "c|c|centre|b||||");

        Assert.Equal("b", agencies.TreeOn(new DateOnly(2025, 12, 31)).ParentOf("c"));
        Assert.Equal("a", agencies.TreeOn(new DateOnly(2026, 1, 1)).ParentOf("c"));
        Assert.Equal(["c"], agencies.TreeOn(new DateOnly(2026, 1, 1)).DescendantsOf("b"));
    }

    [Fact]
    public void Rows_that_break_a_rule_make_no_catalogue()
    {
        var row = new AgencyEntry("a", "a", AgencyKind.Other, "b", null, null, null, null);

        var error = Assert.Throws<ArgumentException>(() => new AgencyCatalogue([row], Rows.Origin()));

        Assert.Contains("'b' is not in the column code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_follows_the_rows_and_not_the_file()
    {
        var first = Rows.AgencyCatalogue("a|a|other|||01/07/2025||");
        var second = Rows.AgencyCatalogue(" a |a|OTHER|||2025-07-01|| ");
        var third = Rows.AgencyCatalogue("a|a|other|||2025-07-02||");

        Assert.Equal(first.Version, second.Version);
        Assert.Matches("^[0-9a-f]{64}$", first.Version);
        Assert.NotEqual(first.Version, third.Version);
        Assert.Equal("", AgencyCatalogue.Empty.Version);
    }
}
