using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ioc.Storage.Catalogues;

/// <summary>Turns the cells of a worksheet into texts: shared and inline strings, numbers, booleans, and days as `2025-07-01`.</summary>
internal sealed class XlsxCells
{
    private readonly SheetLimits _limits;
    private readonly List<string> _shared;
    private readonly XlsxDates _dates;

    public XlsxCells(WorkbookPart workbook, SheetLimits limits)
    {
        _limits = limits;
        _shared = workbook.SharedStringTablePart is { } part ? ReadShared(part) : [];
        _dates = new XlsxDates(workbook);
    }

    /// <summary>The number of the row that the reader stands on; one more than the row before where it gives none.</summary>
    public static int LineOf(OpenXmlReader reader, int before)
    {
        var given = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > before ? line : before + 1;
    }

    /// <summary>Reads the cells of the row that the reader stands on.</summary>
    public IReadOnlyList<string> ReadRow(OpenXmlReader reader, int line)
    {
        var cells = new List<string>();
        if (!reader.ReadFirstChild())
        {
            return cells;
        }

        do
        {
            if (reader.ElementType != typeof(Cell))
            {
                continue;
            }

            var cell = (Cell)reader.LoadCurrentElement()!;
            var place = PlaceOf(cell.CellReference?.Value, cells.Count);
            var text = TextOf(cell, line);
            if (text.Length == 0 && place >= cells.Count)
            {
                continue;
            }

            if (place >= _limits.Columns || text.Length > _limits.CellCharacters)
            {
                throw new SheetUnreadableException(
                    line, "the row is too wide or a cell too long", $"at most {_limits.Columns} cells of {_limits.CellCharacters} characters");
            }

            while (cells.Count <= place)
            {
                cells.Add("");
            }

            cells[place] = text;
        }
        while (reader.ReadNextSibling());
        return cells;
    }

    private string TextOf(Cell cell, int line)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.CellFormula is not null && cell.CellValue is null)
        {
            throw new SheetUnreadableException(
                line, $"cell {cell.CellReference?.Value} holds a formula without a value", "values only; open the file in a spreadsheet program and save it");
        }

        var type = cell.DataType?.InnerText ?? "n";
        return type switch
        {
            "s" => Shared(value, line),
            "inlineStr" => cell.InlineString is { } text ? Plain(text) : "",
            "str" => value,
            "b" => value == "1" ? "1" : "0",
            "d" => XlsxDates.FromIso(value),
            "e" => throw new SheetUnreadableException(line, $"cell {cell.CellReference?.Value} holds the error {value}", "a value"),
            _ => Number(value, cell.StyleIndex?.Value),
        };
    }

    private string Shared(string index, int line) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < _shared.Count
            ? _shared[place]
            : throw new SheetUnreadableException(line, "a cell names a text that the workbook does not have", "a workbook that a spreadsheet program has saved");

    /// <summary>In the shortest form that means the same number: a file may hold 1.0012339999999999 for 1.001234.</summary>
    private string Number(string value, uint? style) =>
        !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) ? value
        : _dates.IsDate(style) ? _dates.FromSerial(number)
        : Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.################", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static List<string> ReadShared(SharedStringTablePart part)
    {
        var texts = new List<string>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                texts.Add(Plain((SharedStringItem)reader.LoadCurrentElement()!));
            }
        }

        return texts;
    }

    /// <summary>The text of all runs; what only says how to pronounce it is left out.</summary>
    private static string Plain(RstType text) =>
        string.Concat(text.Descendants<Text>().Where(part => part.Parent is not PhoneticRun).Select(part => part.Text));

    /// <summary>The column of a reference such as `AB12`, from 0; the next one where there is none.</summary>
    private static int PlaceOf(string? reference, int next)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? next : column - 1;
    }
}
