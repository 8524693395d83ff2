using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ioc.Kpi.Catalogues;

namespace Ioc.Storage.Catalogues;

/// <summary>The rows of a worksheet of an Excel workbook, one at a time; only the shared texts are held.</summary>
internal static class XlsxSheet
{
    private const string Workbook = "an Excel workbook (.xlsx) that a spreadsheet program opens without repairing it, or CSV in UTF-8";

    /// <exception cref="SheetUnreadableException">The workbook cannot be read, or not further.</exception>
    public static IEnumerable<SheetRow> Read(byte[] file, string sheet, SheetLimits limits)
    {
        using var rows = Rows(file, sheet, limits).GetEnumerator();
        var line = 0;
        while (Next(rows, line))
        {
            line = rows.Current.Line;
            yield return rows.Current;
        }
    }

    /// <summary>A workbook can be broken in more ways than the library has exceptions of its own for.</summary>
    private static bool Next(IEnumerator<SheetRow> rows, int line)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception error) when (error is not SheetUnreadableException and not OutOfMemoryException)
        {
            var reason = line == 0 ? "The workbook cannot be read" : "the workbook cannot be read behind this row";
            throw new SheetUnreadableException(line, reason, Workbook, error);
        }
    }

    private static IEnumerable<SheetRow> Rows(byte[] file, string sheet, SheetLimits limits)
    {
        CheckSize(file, limits);
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(file, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = limits.PartCharacters });
        var workbook = document.WorkbookPart ?? throw new SheetUnreadableException(0, "The workbook has no sheets", Workbook);
        var part = PartOf(workbook, sheet) ?? throw new SheetUnreadableException(0, "The workbook has no worksheet", Workbook);
        var cells = new XlsxCells(workbook, limits);
        using var reader = OpenXmlReader.Create(part);
        var line = 0;
        var rows = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            line = XlsxCells.LineOf(reader, line);
            if (++rows > limits.Rows)
            {
                throw new SheetUnreadableException(line, $"the sheet has more than {limits.Rows} rows", $"at most {limits.Rows} rows");
            }

            yield return new SheetRow(line, cells.ReadRow(reader, line));
        }
    }

    /// <summary>A small file can unpack to gigabytes; the directory of the archive says so, and a part that lies about it is stopped while it is read.</summary>
    private static void CheckSize(byte[] file, SheetLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false));
        if (archive.Entries.Sum(entry => (decimal)entry.Length) > limits.PartCharacters * 2)
        {
            throw new SheetUnreadableException(0, "The workbook is too large", $"at most {limits.PartCharacters * 2 / 1024 / 1024} MiB when unpacked");
        }
    }

    private static WorksheetPart? PartOf(WorkbookPart workbook, string name)
    {
        var sheets = workbook.Workbook.Descendants<Sheet>()
            .Where(sheet => sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) && part is WorksheetPart).ToList();
        var chosen = sheets.Find(sheet => string.Equals(sheet.Name?.Value?.Trim(), name, StringComparison.OrdinalIgnoreCase)) ?? sheets.FirstOrDefault();
        return chosen is null ? null : (WorksheetPart)workbook.GetPartById(chosen.Id!.Value!);
    }
}
