using Ioc.Kpi.Catalogues;
using Xunit;

namespace Ioc.Kpi.Tests.Catalogues;

public sealed class ProcedureReaderTests
{
    private const string Good = "1.001234|Cấp giấy phép|Đất đai|province|full|1|0|1|0|3|15|";

    [Fact]
    public void Every_column_is_read()
    {
        var (entries, problems) = Rows.Procedures(
            " 1.001234.H49 |Cấp  giấy\nphép|Đất đai|Province|FULL|1|0|yes|False|0,5|15|25; 982;82:Nhóm  7;1139;exempt;82:Nhóm 7",
            "2.000001|Tên||commune|none|true|no|0|1|||");

        Assert.Empty(problems.Listed);
        var first = entries[0];
        Assert.Equal(("1.001234.H49", "1.001234", "Cấp giấy phép", "Đất đai"), (first.Code, first.NationalCode, first.Name, first.Field));
        Assert.Equal((ProcedureLevel.Province, OnlineLevel.Full), (first.Level, first.Online));
        Assert.Equal((true, false, true, false), (first.ResultRequired, first.FeeRequired, first.Business, first.NonBoundary));
        Assert.Equal((0.5m, 15), (first.WorkingDays, first.CutoffHour));
        Assert.Equal(ServiceList.First25 | ServiceList.Online982 | ServiceList.Data1139 | ServiceList.Exempt, first.Lists);
        Assert.Equal(["Nhóm 7"], first.Groups);
        var second = entries[1];
        Assert.Equal((ProcedureLevel.Commune, OnlineLevel.None), (second.Level, second.Online));
        Assert.Equal((true, false, false, true), (second.ResultRequired, second.FeeRequired, second.Business, second.NonBoundary));
        Assert.Equal((null, null, null, ServiceList.None), (second.Field, second.WorkingDays, second.CutoffHour, second.Lists));
        Assert.Empty(second.Groups);
    }

    [Theory]
    [InlineData("code", "", CatalogueFault.EmptyCell)]
    [InlineData("code", "(none)", CatalogueFault.BadCode)]
    [InlineData("code", "1.0012\n34", CatalogueFault.BadCode)]
    [InlineData("code", "1.00123", CatalogueFault.BadCode)]
    [InlineData("name", " ", CatalogueFault.EmptyCell)]
    [InlineData("name", "a\u0001b", CatalogueFault.BadWord)]
    [InlineData("level", "district", CatalogueFault.BadWord)]
    [InlineData("level", "1", CatalogueFault.BadWord)]
    [InlineData("online", "", CatalogueFault.EmptyCell)]
    [InlineData("online", "4", CatalogueFault.BadWord)]
    [InlineData("resultRequired", "2", CatalogueFault.BadWord)]
    [InlineData("feeRequired", "có", CatalogueFault.BadWord)]
    [InlineData("business", "", CatalogueFault.EmptyCell)]
    [InlineData("nonBoundary", "x", CatalogueFault.BadWord)]
    [InlineData("workingDays", "-1", CatalogueFault.BadNumber)]
    [InlineData("workingDays", "1.234", CatalogueFault.BadNumber)]
    [InlineData("workingDays", "10000", CatalogueFault.BadNumber)]
    [InlineData("workingDays", "1.000,5", CatalogueFault.BadNumber)]
    [InlineData("workingDays", "3 ngày", CatalogueFault.BadNumber)]
    [InlineData("cutoffHour", "24", CatalogueFault.BadNumber)]
    [InlineData("cutoffHour", "15.5", CatalogueFault.BadNumber)]
    [InlineData("lists", "983", CatalogueFault.BadWord)]
    [InlineData("lists", "82", CatalogueFault.BadWord)]
    [InlineData("lists", "82:", CatalogueFault.BadWord)]
    [InlineData("lists", "25,982", CatalogueFault.BadWord)]
    public void A_bad_cell_is_told_with_line_and_column(string column, string value, CatalogueFault fault)
    {
        var cells = Good.Split('|');
        cells[Array.IndexOf(Rows.ProcedureHeader.Split('|'), column)] = value;

        var (_, problems) = Rows.Procedures("1.009999|Khác|Đất đai|province|full|1|0|1|0|3|15|", string.Join('|', cells));

        var problem = Assert.Single(problems.Listed);
        Assert.Equal((fault, 3, column), (problem.Fault, problem.Line, problem.Column));
        Assert.StartsWith($"line 3, column {column}: ", problem.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Reason);
        Assert.NotEmpty(problem.Legal);
        Assert.Equal(string.IsNullOrWhiteSpace(value), problem.Value is null);
    }

    [Fact]
    public void A_code_and_a_name_of_any_length_are_not_taken()
    {
        var (_, problems) = Rows.Procedures($"{new string('a', 257)}|{new string('b', 501)}||commune|none|1|1|1|1|||");

        Assert.Equal(
            [(CatalogueFault.TooLong, "code"), (CatalogueFault.TooLong, "name")],
            problems.Listed.Select(problem => (problem.Fault, problem.Column!)));
        Assert.All(problems.Listed, problem => Assert.InRange(problem.Value!.Length, 1, CatalogueProblem.MaxValue + 1));
    }

    [Fact]
    public void A_code_that_stands_twice_names_its_first_line()
    {
        var (_, problems) = Rows.Procedures(Good, "2.000001|Tên||commune|none|1|1|1|1|||", Good);

        var problem = Assert.Single(problems.Listed);
        Assert.Equal((CatalogueFault.Repeated, 4, "1.001234"), (problem.Fault, problem.Line, problem.Value));
        Assert.Contains("line 2", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_are_equal_in_their_canonical_form()
    {
        var (_, problems) = Rows.Procedures("TS_l\u1EDBp|a||commune|none|1|1|1|1|||", "TS_lo\u031B\u0301p|a||commune|none|1|1|1|1|||");

        Assert.Equal(CatalogueFault.Repeated, Assert.Single(problems.Listed).Fault);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_case()
    {
        var problems = new CatalogueProblems();
        var entries = ProcedureReader.Read(
            Rows.Of(
                "Lists|CODE|name|field|level|online|resultrequired|feeRequired|business|nonBoundary|workingDays|cutoffHour",
                "25|1.001234|Tên||commune|info|1|0|0|0|7"),
            problems);

        Assert.Empty(problems.Listed);
        Assert.Equal(("1.001234", ServiceList.First25, 7m, null), (entries[0].Code, entries[0].Lists, entries[0].WorkingDays, entries[0].CutoffHour));
    }

    [Fact]
    public void Unknown_missing_and_repeated_columns_are_named_once_however_many_rows_there_are()
    {
        var problems = new CatalogueProblems();
        ProcedureReader.Read(
            Rows.Of("code|name|name|fied|level|online|resultRequired|feeRequired|business|nonBoundary|workingDays|cutoffHour|lists", Good, Good), problems);

        Assert.Equal(
            [(CatalogueFault.RepeatedColumn, "name", null), (CatalogueFault.UnknownColumn, null, "fied"), (CatalogueFault.MissingColumn, "field", null)],
            problems.Listed.Where(problem => problem.Line == 1).Select(problem => (problem.Fault, problem.Column, problem.Value)));
    }

    [Fact]
    public void A_filled_cell_outside_the_header_is_a_problem_and_an_empty_one_is_not()
    {
        var (_, problems) = Rows.Procedures(Good + "||", "2.000001|Tên||commune|none|1|1|1|1||||x");

        var problem = Assert.Single(problems.Listed);
        Assert.Equal((CatalogueFault.StrayCell, 3, "x"), (problem.Fault, problem.Line, problem.Value));
    }

    [Fact]
    public void A_file_without_rows_is_refused()
    {
        Assert.Equal(CatalogueFault.Unreadable, Assert.Single(Rows.Procedures().Problems.Listed).Fault);

        var nothing = new CatalogueProblems();
        ProcedureReader.Read([], nothing);
        Assert.Equal("The file holds no rows; legal: a header row and at least one row below it.", Assert.Single(nothing.Listed).ToString());
    }

    [Fact]
    public void At_most_a_thousand_problems_are_listed_and_all_are_counted()
    {
        var (_, problems) = Rows.Procedures([.. Enumerable.Range(0, 2500).Select(number => $"2.{number:D6}|Tên||commune|none|1|1|1|?|||")]);

        Assert.Equal((1000, 2500), (problems.Listed.Count, problems.Total));
    }
}
