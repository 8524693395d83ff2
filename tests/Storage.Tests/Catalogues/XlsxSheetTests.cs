using System.Buffers.Binary;
using Ioc.Storage.Catalogues;
using Xunit;

namespace Ioc.Storage.Tests.Catalogues;

public sealed class XlsxSheetTests
{
    private const string Shared = "<si><t>Mã</t></si><si><r><t>Tên </t></r><r><t>gọi</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>";

    /// <summary>Style 1 is a built-in date, 2 an own one, 3 an amount with a "d" in quotes, 4 a time that has no day.</summary>
    private const string Styles =
        "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0 &quot;day&quot;\"/>"
        + "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
        + "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>";

    [Fact]
    public void Every_form_of_cell_is_read()
    {
        var file = WorkbookFile.Of(
            [("Sheet1",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Đất</t></is></c><c r=\"C3\"><v>982</v></c><c r=\"D3\" t=\"b\"><v>1</v></c><c r=\"E3\" t=\"b\"><v>0</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>B4</f><v>tính</v></c><c r=\"B4\"><v>1.0012339999999999</v></c><c r=\"C4\"><v>1E-1</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>45839</v></c><c r=\"B5\" s=\"2\"><v>45838.75</v></c><c r=\"C5\" s=\"3\"><v>45839</v></c>"
                + "<c r=\"D5\" s=\"4\"><v>0.5</v></c><c r=\"E5\" t=\"d\"><v>2025-07-01T00:00:00</v></c></row>")],
            Shared, Styles);

        Assert.Equal(
            ["1: Mã|Tên gọi", "3: Đất||982|1|0", "4: tính|1.001234|0.1", "5: 2025-07-01|2025-06-30|45839|0.5|2025-07-01"], SheetText.Read(file));
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var file = WorkbookFile.Of(
            [("Sheet1", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44377</v></c></row>")], styles: Styles, properties: "<workbookPr date1904=\"1\"/>");

        Assert.Equal(["1: 2025-07-01"], SheetText.Read(file));
    }

    [Fact]
    public void Rows_and_cells_without_a_place_follow_each_other_and_blank_ones_are_left_out()
    {
        const string a = "<c t=\"inlineStr\"><is><t>a</t></is></c>";
        var file = WorkbookFile.Of([("Sheet1", $"<row>{a}{a}</row><row/><row><c r=\"XFD3\" s=\"1\"/></row><row>{a}</row><row r=\"9\">{a}</row>")]);

        Assert.Equal(["1: a|a", "4: a", "9: a"], SheetText.Read(file));
    }

    [Fact]
    public void The_sheet_named_as_the_kind_is_read_otherwise_the_first()
    {
        (string, string)[] sheets = [("Ghi chú", Cell("a")), ("Procedures", Cell("b"))];

        Assert.Equal(["1: b"], SheetText.Read(WorkbookFile.Of(sheets), sheet: "procedures"));
        Assert.Equal(["1: a"], SheetText.Read(WorkbookFile.Of(sheets), sheet: "agencies"));
    }

    [Theory]
    [InlineData("<row r=\"7\"><c r=\"B7\" t=\"e\"><v>#REF!</v></c></row>", 7, "cell B7 holds the error #REF!")]
    [InlineData("<row r=\"7\"><c r=\"B7\"><f>A1+1</f></c></row>", 7, "cell B7 holds a formula without a value")]
    [InlineData("<row r=\"7\"><c r=\"B7\" t=\"s\"><v>99</v></c></row>", 7, "a cell names a text that the workbook does not have")]
    [InlineData("<row r=\"7\"><c r=\"ZZ7\"><v>1</v></c></row>", 7, "the row is too wide or a cell too long")]
    [InlineData("<row r=\"1\"><c><v>1</v></c></row><row", 1, "the workbook cannot be read behind this row")]
    [InlineData("<row", 0, "The workbook cannot be read")]
    public void What_cannot_be_read_is_told_with_its_row(string rows, int line, string reason)
    {
        var error = Assert.Throws<SheetUnreadableException>(() => SheetText.Read(WorkbookFile.Of([("Sheet1", rows)])));

        Assert.Equal((line, reason), (error.Line, error.Message));
    }

    [Fact]
    public void Limits_of_rows_and_of_the_size_when_unpacked_hold()
    {
        var rows = string.Concat(Enumerable.Repeat(Cell("a"), 11));
        Assert.Equal(11, Assert.Throws<SheetUnreadableException>(() => SheetText.Read(WorkbookFile.Of([("S", rows)]), new SheetLimits { Rows = 10 })).Line);

        // Blanks of four megabytes pack into some kilobytes.
        var bomb = WorkbookFile.Of([("S", Cell("a") + new string(' ', 4_000_000))]);
        Assert.InRange(bomb.Length, 1, 50_000);
        Assert.Equal(
            "The workbook is too large",
            Assert.Throws<SheetUnreadableException>(() => SheetText.Read(bomb, new SheetLimits { PartCharacters = 1_000_000 })).Message);
    }

    [Fact]
    public void A_part_that_is_larger_than_the_archive_says_is_stopped_while_it_is_read()
    {
        var limits = new SheetLimits { PartCharacters = 100_000 };
        var bomb = WorkbookFile.Of([("S", Cell("a") + $"<row r=\"2\"><c t=\"inlineStr\"><is><t>{new string('x', 4_000_000)}</t></is></c></row>")]);
        Understate(bomb, 4_000_000);

        var error = Assert.Throws<SheetUnreadableException>(() => SheetText.Read(bomb, limits));

        Assert.NotEqual("The workbook is too large", error.Message);
    }

    [Fact]
    public void A_document_type_with_entities_is_refused()
    {
        var file = WorkbookFile.Zip(
        [
            ("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">&b;</Types>"),
        ]);

        Assert.Throws<SheetUnreadableException>(() => SheetText.Read(file));
    }

    [Fact]
    public void An_archive_that_is_no_workbook_is_refused()
    {
        Assert.Equal(0, Assert.Throws<SheetUnreadableException>(() => SheetText.Read(WorkbookFile.Zip([("a.txt", "a")]))).Line);
        Assert.Equal(0, Assert.Throws<SheetUnreadableException>(() => SheetText.Read("PK\x03\x04 and nothing else"u8.ToArray())).Line);
    }

    [Fact]
    public void Workbooks_with_random_bytes_in_them_end_in_rows_or_in_a_refusal()
    {
        var good = WorkbookFile.Of([("S", string.Concat(Enumerable.Repeat(Cell("a"), 20)))], Shared, Styles);
        var random = new Random(20_261_120);
        var refused = 0;
        for (var round = 0; round < 400; round++)
        {
            var file = good[..(round % 4 == 0 ? random.Next(4, good.Length) : good.Length)];
            for (var change = 0; change < 3; change++)
            {
                file[random.Next(4, file.Length)] = (byte)random.Next(256);
            }

            try
            {
                SheetText.Read(file);
            }
            catch (SheetUnreadableException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 400);
    }

    private static string Cell(string text) => $"<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>";

    /// <summary>Writes a small size over every size of the archive that is above the given one.</summary>
    private static void Understate(byte[] archive, uint above)
    {
        for (var place = 0; place + 46 < archive.Length; place++)
        {
            var signature = BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(place));
            var size = signature switch { 0x04034b50 => place + 22, 0x02014b50 => place + 24, _ => -1 };
            if (size > 0 && BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(size)) is var given && given >= above && given < int.MaxValue)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(size), 1000);
            }
        }
    }
}
