using System.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Storage.Catalogues;
using Xunit;

namespace Ioc.Storage.Tests.Catalogues;

public sealed class CatalogueFileTests
{
    private const string ProceduresCsv =
        "code;name;field;level;online;resultRequired;feeRequired;business;nonBoundary;workingDays;cutoffHour;lists\r\n"
        + "1.001234.H49;\"Cấp giấy; \"\"lần đầu\"\"\";Đất đai;province;full;1;0;yes;no;0,5;15;\"25;982;82:Nhóm 7\"\r\n"
        + ";;;;;;;;;;;\r\n"
        + "2.000001;Tên;;commune;none;0;1;0;1;;;exempt\r\n";

    private static readonly CatalogueOrigin Origin = new("p.csv", new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void The_text_of_a_catalogue_reads_back_as_the_same_catalogue()
    {
        var procedures = Procedures(ProceduresCsv)!;
        var again = Procedures(procedures.Text)!;

        Assert.Equal(procedures.Version, again.Version);
        Assert.Equivalent(procedures.Entries, again.Entries, strict: true);
        Assert.Equal(["Nhóm 7"], again.Entries[0].Groups);
        Assert.Equal("Cấp giấy; \"lần đầu\"", again.Entries[0].Name);
        Assert.Equal(0.5m, again.Entries[0].WorkingDays);
        Assert.Same(Origin, again.Origin);
    }

    [Fact]
    public void A_workbook_and_a_CSV_file_with_the_same_rows_are_the_same_version()
    {
        const string header = "code|name|kind|parent|communeCode|validFrom|validTo|aliasOf";
        var rows = string.Concat(new[] { header, "H49|Tỉnh|other|||||", "H49.101|Phường|commune|H49|06652|#45839||" }.Select(
            line => $"<row>{string.Concat(line.Split('|').Select((cell, column) => Cell(cell, column)))}</row>"));
        var workbook = WorkbookFile.Of([("agencies", rows)], styles: "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
        const string csv = "\uFEFFcode,name,kind,parent,communeCode,validFrom,validTo,aliasOf\nH49,Tỉnh,other,,,,,\nH49.101,Phường,commune,H49,06652,01/07/2025,,\n";

        var fromWorkbook = CatalogueFile.ReadAgencies(new MemoryStream(workbook), Origin, out var problems);
        var fromCsv = CatalogueFile.ReadAgencies(Stream(csv), Origin, out _);

        Assert.Empty(problems.Listed);
        Assert.Equal(fromCsv!.Version, fromWorkbook!.Version);
        Assert.Equal(2, fromCsv.Entries.Count);
    }

    [Fact]
    public void A_file_with_any_problem_is_refused_whole_and_all_are_told_with_physical_lines()
    {
        var text = ProceduresCsv.Replace("Cấp giấy; ", "Cấp\ngiấy; ", StringComparison.Ordinal).Replace(";none;0;1;", ";never;0;1;", StringComparison.Ordinal)
            + "2.000001;Tên;;commune;none;0;1;0;1;;;\r\n";

        Assert.Null(CatalogueFile.ReadProcedures(Stream(text), Origin, out var problems));
        Assert.Equal(
            [
                "line 5, column online: 'never' is none of the words; legal: one of none, info, partial, full.",
                "line 6, column code: '2.000001' stands on line 5 already; legal: each code once.",
            ],
            problems.Listed.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_file_that_cannot_be_read_on_is_a_problem_behind_those_before_it()
    {
        var text = ProceduresCsv.Replace(";none;", ";never;", StringComparison.Ordinal) + "\"open";

        Assert.Null(CatalogueFile.ReadProcedures(Stream(text), Origin, out var problems));
        Assert.Equal([CatalogueFault.BadWord, CatalogueFault.Unreadable], problems.Listed.Select(problem => problem.Fault));
        Assert.Equal(5, problems.Listed[1].Line);
    }

    private static ProcedureCatalogue? Procedures(string text) => CatalogueFile.ReadProcedures(Stream(text), Origin, out _);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Cell(string text, int column) => text switch
    {
        "" => "",
        ['#', .. var number] => $"<c r=\"{(char)('A' + column)}1\" s=\"1\"><v>{number}</v></c>",
        _ => $"<c r=\"{(char)('A' + column)}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
    };
}
