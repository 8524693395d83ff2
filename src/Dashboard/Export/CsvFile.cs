using System.Globalization;
using System.Text;

namespace Ioc.Dashboard.Export;

/// <summary>
/// A breakdown as CSV (RFC 4180): UTF-8 with a byte order mark, so that Excel reads the letters; commas; lines end with CR LF. Texts that begin
/// like a formula are made harmless. Numbers are written with a point, in full.
/// </summary>
internal static class CsvFile
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Write(BreakdownSheet sheet)
    {
        var text = new StringBuilder();
        AppendLine(text, sheet.Columns);
        foreach (var row in sheet.Rows)
        {
            AppendLine(text, row);
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The same without holding the file in memory.</summary>
    public static async Task WriteAsync(Stream body, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true);
        var line = new StringBuilder();
        foreach (var row in rows.Prepend(columns))
        {
            AppendLine(line.Clear(), row);
            await writer.WriteAsync(line, cancellationToken);
        }
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<object?> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(object? value) => value switch
    {
        null => string.Empty,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => Quoted(SafeText.Of((string)value)),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
