using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ioc.Dashboard.Export;

/// <summary>A breakdown as an Excel workbook: a sheet of values, and a sheet of what one has to know to read them. Numbers are numbers, texts are texts.</summary>
internal static class WorkbookFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(BreakdownSheet sheet)
    {
        using var memory = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            var values = AddSheet(workbook, sheet.Rows.Prepend([.. sheet.Columns]));
            var notes = AddSheet(workbook, sheet.Notes.Select(note => (IReadOnlyList<object?>)[note.Name, note.Text]));
            using var writer = OpenXmlWriter.Create(workbook);
            writer.WriteStartElement(new Workbook());
            writer.WriteStartElement(new Sheets());
            writer.WriteElement(new Sheet { Name = sheet.ValuesName, SheetId = 1, Id = values });
            writer.WriteElement(new Sheet { Name = sheet.NotesName, SheetId = 2, Id = notes });
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return memory.ToArray();
    }

    /// <returns>The id by which the workbook knows the sheet.</returns>
    private static string AddSheet(WorkbookPart workbook, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row());
            foreach (var value in row)
            {
                writer.WriteElement(CellOf(value));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        return workbook.GetIdOfPart(part);
    }

    /// <remarks>A text in a cell of texts is never run, whatever it begins with; it stays as it is.</remarks>
    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { DataType = CellValues.Number },
        long number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number },
        _ => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SafeText.ForXml((string)value)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
        },
    };
}
