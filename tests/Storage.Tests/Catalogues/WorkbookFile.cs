using System.IO.Compression;
using System.Text;

namespace Ioc.Storage.Tests.Catalogues;

/// <summary>Writes a workbook from the XML of its sheets, so that a test says exactly what stands in the file.</summary>
internal static class WorkbookFile
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="sheets">Name and the XML of the rows of each sheet.</param>
    /// <param name="shared">The XML of the shared texts: `&lt;si&gt;…`.</param>
    /// <param name="styles">The XML inside the style sheet.</param>
    /// <param name="properties">The XML of the properties of the workbook.</param>
    public static byte[] Of((string Name, string Rows)[] sheets, string shared = "", string styles = "", string properties = "")
    {
        var parts = new List<(string Name, string Type, string Xml)>
        {
            ("xl/workbook.xml", "sheet.main+xml",
                $"<workbook {Main} xmlns:r=\"{Relations}\">{properties}<sheets>"
                + string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" r:id=\"s{index}\"/>"))
                + "</sheets></workbook>"),
            ("xl/sharedStrings.xml", "sharedStrings+xml", $"<sst {Main}>{shared}</sst>"),
            ("xl/styles.xml", "styles+xml", $"<styleSheet {Main}>{styles}</styleSheet>"),
        };
        parts.AddRange(sheets.Select((sheet, index) =>
            ($"xl/worksheets/sheet{index}.xml", "worksheet+xml", $"<worksheet {Main}><sheetData>{sheet.Rows}</sheetData></worksheet>")));
        return Zip(
        [
            ("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + string.Concat(parts.Select(part => $"<Override PartName=\"/{part.Name}\" ContentType=\"{Types}{part.Type}\"/>")) + "</Types>"),
            ("_rels/.rels", Relationships([("w", "officeDocument", "xl/workbook.xml")])),
            ("xl/_rels/workbook.xml.rels",
                Relationships(
                [
                    ("shared", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml"),
                    .. sheets.Select((_, index) => ($"s{index}", "worksheet", $"worksheets/sheet{index}.xml")),
                ])),
            .. parts.Select(part => (part.Name, part.Xml)),
        ]);
    }

    public static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{Relations}/{relation.Type}\" Target=\"{relation.Target}\"/>"))
        + "</Relationships>";
}
