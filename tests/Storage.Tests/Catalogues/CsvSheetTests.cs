using System.Text;
using Ioc.Storage.Catalogues;
using Xunit;

namespace Ioc.Storage.Tests.Catalogues;

public sealed class CsvSheetTests
{
    [Fact]
    public void Commas_or_semicolons_separate_the_cells_as_the_header_does()
    {
        Assert.Equal(["1: a|b", "2: 1;2|3"], SheetText.Read("a,b\n1;2,3\n"));
        Assert.Equal(["1: a|b", "2: 1,2|25;982"], SheetText.Read("a;b\r\n1,2;\"25;982\"\r\n"));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_cell() => Assert.Equal(["1: mã|b"], SheetText.Read("\uFEFFmã,b"));

    [Fact]
    public void Lines_are_those_of_the_file_also_behind_quoted_line_breaks_and_blank_rows() =>
        Assert.Equal(
            ["1: a|b", "2: x\ny|\"1\"", "4: 2|3", "7: 4|5"],
            SheetText.Read("a,b\n\"x\ny\",\"\"\"1\"\"\"\n2,3\n\n,  \n4,5"));

    [Fact]
    public void What_is_not_UTF_8_is_refused_with_its_line()
    {
        var error = Assert.Throws<SheetUnreadableException>(() => SheetText.Read([.. "a,b\nc,d\ne,"u8, 0xE0, 0x20]));

        Assert.Equal((3, "the line is not UTF-8"), (error.Line, error.Message));
        Assert.Contains("save as CSV UTF-8", error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_16_and_old_workbooks_are_named()
    {
        Assert.Contains("UTF-16", Refusal(Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes("a,b")), StringComparison.Ordinal);
        Assert.Contains("UTF-16", Refusal(Encoding.BigEndianUnicode.GetPreamble(), Encoding.BigEndianUnicode.GetBytes("a,b")), StringComparison.Ordinal);
        Assert.Contains("old kind", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new byte[500]), StringComparison.Ordinal);
        Assert.Contains("no text", Refusal([1, 2, 0, 3], []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_the_reading_at_its_line()
    {
        var error = Assert.Throws<SheetUnreadableException>(() => SheetText.Read("a,b\n1,2\n\"3,4\n5,6\n"));

        Assert.Equal((3, "a quote is never closed"), (error.Line, error.Message));
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal(2, Assert.Throws<SheetUnreadableException>(() => SheetText.Read("a\nb\n", new SheetLimits { Rows = 1 })).Line);
        Assert.Equal(1, Assert.Throws<SheetUnreadableException>(() => SheetText.Read("a,b,c", new SheetLimits { Columns = 2 })).Line);
        Assert.Equal(2, Assert.Throws<SheetUnreadableException>(() => SheetText.Read("a\nbcd\n", new SheetLimits { CellCharacters = 2 })).Line);
        Assert.Equal(
            "The file is too large",
            Assert.Throws<SheetUnreadableException>(() => SheetText.Read(new string('a', 1001), new SheetLimits { FileBytes = 1000 })).Message);
    }

    [Fact]
    public void An_empty_file_has_no_rows() => Assert.Empty(SheetText.Read(""));

    private static string Refusal(byte[] head, byte[] rest) => Assert.Throws<SheetUnreadableException>(() => SheetText.Read([.. head, .. rest])).Message;
}
