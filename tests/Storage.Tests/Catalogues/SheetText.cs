using System.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Storage.Catalogues;

namespace Ioc.Storage.Tests.Catalogues;

/// <summary>What a table file reads as, in one line a row: `line: cell|cell`.</summary>
internal static class SheetText
{
    public static List<string> Read(byte[] file, SheetLimits? limits = null, string sheet = "procedures") =>
        [.. SheetFile.Read(new MemoryStream(file), sheet, limits ?? new SheetLimits()).Select(Line)];

    public static List<string> Read(string text, SheetLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), limits);

    private static string Line(SheetRow row) => $"{row.Line}: {string.Join('|', row.Cells)}";
}
