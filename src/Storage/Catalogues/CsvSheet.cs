using System.Text.Unicode;
using CsvHelper;
using Ioc.Kpi.Catalogues;

namespace Ioc.Storage.Catalogues;

/// <summary>The rows of a CSV file in UTF-8, with or without a byte order mark, separated by commas or, as Excel writes in Viet Nam, by semicolons.</summary>
internal static class CsvSheet
{
    private const string SaveAsUtf8 = "text in UTF-8; in Excel: save as CSV UTF-8";

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="SheetUnreadableException">The file cannot be read, or not further.</exception>
    public static IEnumerable<SheetRow> Read(ReadOnlyMemory<byte> file, SheetLimits limits)
    {
        file = file.Span.StartsWith(Mark) ? file[Mark.Length..] : file;
        CheckText(file.Span);
        var quoteLeftOpen = false;
        using var csv = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = SeparatorOf(file.Span),
            HasHeader = false,
            MaxRecordSize = limits.CellCharacters * 8,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = malformed => quoteLeftOpen |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        var line = 1;
        for (var rows = 1; Next(csv, line); rows++)
        {
            line = (int)csv.LineNumber;
            if (quoteLeftOpen)
            {
                throw new SheetUnreadableException(line, "a quote is never closed", "a quote at both ends of a cell, and two for one inside");
            }

            if (rows > limits.Rows)
            {
                throw new SheetUnreadableException(line, $"the file has more than {limits.Rows} rows", $"at most {limits.Rows} rows");
            }

            yield return new SheetRow(line, Cells(csv, line, limits));
        }
    }

    private static bool Next(CsvReader csv, int line)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException error)
        {
            throw new SheetUnreadableException(
                line, "the row behind this one is too long or not closed", "rows of at most 256 KB, with a quote at both ends of a quoted cell", error);
        }
    }

    private static string[] Cells(CsvReader csv, int line, SheetLimits limits)
    {
        var cells = new string[csv.FieldCount];
        for (var place = 0; place < cells.Length; place++)
        {
            cells[place] = csv.GetString(place);
            if (cells[place].Length > limits.CellCharacters || place >= limits.Columns)
            {
                throw new SheetUnreadableException(
                    line, "the row is too wide or a cell too long", $"at most {limits.Columns} cells of {limits.CellCharacters} characters");
            }
        }

        return cells;
    }

    private static void CheckText(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new SheetUnreadableException(0, "The file is UTF-16", SaveAsUtf8);
        }

        if (!Utf8.IsValid(file))
        {
            var start = 0;
            var line = 1;
            for (var length = file.IndexOf((byte)'\n'); length >= 0 && Utf8.IsValid(file.Slice(start, length)); line++)
            {
                start += length + 1;
                length = file[start..].IndexOf((byte)'\n');
            }

            throw new SheetUnreadableException(line, "the line is not UTF-8", SaveAsUtf8);
        }

        if (file.Contains((byte)0))
        {
            throw new SheetUnreadableException(0, "The file is no text", "a CSV file, or an Excel workbook (.xlsx)");
        }
    }

    /// <summary>What separates the cells of the header, which has no commas or semicolons of its own.</summary>
    private static char SeparatorOf(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOfAny((byte)'\r', (byte)'\n');
        var header = end < 0 ? file : file[..end];
        return header.Count((byte)';') > header.Count((byte)',') ? ';' : ',';
    }
}
