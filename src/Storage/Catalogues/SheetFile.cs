using Ioc.Kpi.Catalogues;

namespace Ioc.Storage.Catalogues;

/// <summary>The rows of a table file, whichever kind it is; told by its first bytes, not by its name. Blank rows are left out.</summary>
internal static class SheetFile
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> OldWorkbook => [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="content">Read to its end, or to the limit.</param>
    /// <param name="sheet">The worksheet to read, if the workbook has one of that name; otherwise its first.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="SheetUnreadableException">The file cannot be read, or not further.</exception>
    public static IEnumerable<SheetRow> Read(Stream content, string sheet, SheetLimits limits)
    {
        var file = Load(content, limits.FileBytes);
        if (file.AsSpan().StartsWith(OldWorkbook))
        {
            throw new SheetUnreadableException(0, "The file is a workbook of the old kind, or one with a password", "an Excel workbook (.xlsx) without a password, or CSV in UTF-8");
        }

        var rows = file.AsSpan().StartsWith(Zip) ? XlsxSheet.Read(file, sheet, limits) : CsvSheet.Read(file, limits);
        return rows.Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)));
    }

    private static byte[] Load(Stream content, int limit)
    {
        using var loaded = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            loaded.Write(buffer, 0, read);
            if (loaded.Length > limit)
            {
                throw new SheetUnreadableException(0, "The file is too large", $"at most {limit / 1024 / 1024} MiB");
            }
        }

        return loaded.ToArray();
    }
}
