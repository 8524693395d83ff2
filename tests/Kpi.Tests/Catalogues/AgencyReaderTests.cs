using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Xunit;

namespace Ioc.Kpi.Tests.Catalogues;

public sealed class AgencyReaderTests
{
    [Fact]
    public void Every_column_is_read()
    {
        var (entries, problems) = Rows.Agencies(
            "H49|UBND tỉnh|other|||||",
            "H49.101|Phường Hà Tu|Commune|H49|06652|2025-07-01|31/12/2030|",
            "H49.12.03|Phòng TNMT|department|||1/7/2025||H49.101");

        Assert.Empty(problems.Listed);
        Assert.Equal(new AgencyEntry("H49", "UBND tỉnh", AgencyKind.Other, null, null, null, null, null), entries[0]);
        Assert.Equal(
            new AgencyEntry(
                "H49.101", "Phường Hà Tu", AgencyKind.Commune, "H49", "06652", new DateOnly(2025, 7, 1), new DateOnly(2030, 12, 31), null),
            entries[1]);
        Assert.Equal(("H49.101", new DateOnly(2025, 7, 1)), (entries[2].AliasOf, entries[2].ValidFrom));
    }

    [Theory]
    [InlineData("kind", "ward", CatalogueFault.BadWord)]
    [InlineData("parent", "H50", CatalogueFault.UnknownAgency)]
    [InlineData("parent", "H49.2", CatalogueFault.Circle)]
    [InlineData("aliasOf", "H50", CatalogueFault.UnknownAgency)]
    [InlineData("aliasOf", "H49.2", CatalogueFault.Circle)]
    [InlineData("communeCode", "6652", CatalogueFault.BadCode)]
    [InlineData("communeCode", "0665a", CatalogueFault.BadCode)]
    [InlineData("validFrom", "2025-02-29", CatalogueFault.BadDate)]
    [InlineData("validFrom", "7/13/2025", CatalogueFault.BadDate)]
    [InlineData("validFrom", "45839", CatalogueFault.BadDate)]
    [InlineData("validTo", "1899-12-31", CatalogueFault.BadDate)]
    [InlineData("validTo", "2024-12-31", CatalogueFault.DaysReversed)]
    public void A_bad_cell_is_told_with_line_and_column(string column, string value, CatalogueFault fault)
    {
        var cells = "H49.2|Tên|centre|H49|06652|2025-01-01||".Split('|');
        cells[Array.IndexOf(Rows.AgencyHeader.Split('|'), column)] = value;

        var (_, problems) = Rows.Agencies("H49|Tỉnh|other|||||", string.Join('|', cells));

        var problem = Assert.Single(problems.Listed);
        Assert.Equal((fault, 3, column, value), (problem.Fault, problem.Line, problem.Column, problem.Value));
    }

    [Fact]
    public void Rows_of_a_code_must_hold_on_different_days()
    {
        var (_, problems) = Rows.Agencies(
            "H49|Tỉnh|other|||||",
            "H49.7|a|centre|H49|||2025-06-30|",
            "H49.7|b|centre|H49||2025-07-01|2026-06-30|",
            "H49.7|c|centre|H49||2026-06-30||",
            "H49|d|other|||||");

        Assert.Equal(
            [(CatalogueFault.OverlappingDays, 6, "H49"), (CatalogueFault.OverlappingDays, 5, "H49.7")],
            problems.Listed.Select(problem => (problem.Fault, problem.Line, problem.Value!)));
        Assert.Contains("line 4", problems.Listed[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_row_overlaps_every_row_within_it()
    {
        var (_, problems) = Rows.Agencies(
            "a|a|other|||||", "b|b|other|||2020-01-01|2029-12-31|", "b|b|other|||2021-01-01|2021-12-31|", "b|b|other|||2023-01-01|2023-12-31|");

        Assert.Equal([4, 5], problems.Listed.Select(problem => problem.Line));
    }

    [Fact]
    public void Aliases_that_lead_in_a_circle_are_told_on_each_of_their_lines()
    {
        var (_, problems) = Rows.Agencies("a|a|other|||||b", "b|b|other|||||c", "c|c|other|||||a", "d|d|other|||||");

        Assert.All(problems.Listed, problem => Assert.Equal((CatalogueFault.Circle, "aliasOf"), (problem.Fault, problem.Column)));
        Assert.Equal([2, 3, 4], problems.Listed.Select(problem => problem.Line));
    }

    [Fact]
    public void A_circle_counts_only_where_its_rows_share_a_day()
    {
        string[] apart = ["a|a|other||||2025-06-30|b", "b|b|other|||2025-07-01||a"];
        string[] together = ["a|a|other||||2025-07-01|b", "b|b|other|||2025-07-01||a"];

        Assert.Equal(0, Rows.Agencies(apart).Problems.Total);
        Assert.Equal(2, Rows.Agencies(together).Problems.Total);
    }

    [Fact]
    public void An_agency_must_not_stand_under_its_own_alias()
    {
        var (_, problems) = Rows.Agencies("a|a|other|b||||", "b|b|other|||||a");

        Assert.Equal([(2, "parent"), (3, "aliasOf")], problems.Listed.Select(problem => (problem.Line, problem.Column!)));
    }

    [Fact]
    public void Chains_are_followed_sixteen_links_far()
    {
        static string[] Chain(int links) =>
            [.. Enumerable.Range(0, links).Select(number => $"u{number}|a|other|||||u{number + 1}"), $"u{links}|a|other|||||"];

        Assert.Equal(0, Rows.Agencies(Chain(16)).Problems.Total);
        Assert.Equal([2], Rows.Agencies(Chain(17)).Problems.Listed.Select(problem => problem.Line));
    }

    [Fact]
    public void Many_rows_with_many_days_are_checked_without_trying_every_path()
    {
        var lines = new List<string>();
        for (var level = 0; level < 12; level++)
        {
            for (var year = 1950; year < 2100; year++)
            {
                lines.Add($"u{level}|a|other|||{year}-01-01|{year}-12-31|{(level < 11 ? $"u{level + 1}" : "")}");
            }
        }

        Assert.Equal(0, Rows.Agencies([.. lines]).Problems.Total);
    }

    [Fact]
    public void Files_made_of_random_cells_end_in_entries_or_in_problems()
    {
        var random = new Random(20_261_120);
        string[] texts = ["", "a", "b", "c", "other", "commune", "06652", "2025-07-01", "2024-01-01", "\uFFFE", "\uD800", "1", "(none)", new string('x', 600)];
        for (var round = 0; round < 2_000; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => string.Join('|', Enumerable.Range(0, random.Next(1, 10)).Select(_ => texts[random.Next(texts.Length)]))).ToArray();
            var (entries, problems) = Rows.Agencies(lines);
            if (problems.Total == 0)
            {
                // The constructor holds the same rules.
                Assert.Equal(entries.Count, new AgencyCatalogue(entries, Rows.Origin()).Entries.Count);
            }

            _ = Rows.Procedures(lines);
        }
    }
}
