using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ioc.Storage.Catalogues;

/// <summary>Tells numbers that a workbook shows as days from others, and turns them into days.</summary>
internal sealed class XlsxDates
{
    private const double LastSerial = 2_958_465;
    private readonly HashSet<uint> _dateStyles = [];
    private readonly DateTime _epoch;

    public XlsxDates(WorkbookPart workbook)
    {
        // Counted from the eve of 1900-01-01, less the 29 February 1900 that spreadsheets believe in; right from 1900-03-01 on.
        _epoch = workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
        if (workbook.WorkbookStylesPart?.Stylesheet is not { } styles)
        {
            return;
        }

        var own = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => IsDateFormat(format.FormatCode?.Value ?? "")).Select(format => format.NumberFormatId?.Value ?? 0).ToHashSet();
        foreach (var (index, format) in (styles.CellFormats?.Elements<CellFormat>() ?? []).Index())
        {
            var number = format.NumberFormatId?.Value ?? 0;
            if (number is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 || own.Contains(number))
            {
                _dateStyles.Add((uint)index);
            }
        }
    }

    public bool IsDate(uint? style) => style is { } index && _dateStyles.Contains(index);

    /// <summary>The day of a serial number; the number itself where it is no day, so that the reader of the column can say so.</summary>
    public string FromSerial(double serial) =>
        serial is >= 1 and <= LastSerial
            ? _epoch.AddDays(Math.Floor(serial)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : serial.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The day of `2025-07-01` or `2025-07-01T00:00:00`.</summary>
    public static string FromIso(string value) => value.IndexOf('T', StringComparison.Ordinal) is > 0 and var time ? value[..time] : value;

    /// <summary>Whether it shows a day: a year or a day outside quotes, brackets and escapes.</summary>
    private static bool IsDateFormat(string format)
    {
        var quoted = false;
        var bracketed = false;
        for (var place = 0; place < format.Length; place++)
        {
            switch (format[place])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    place++;
                    break;
                case '[' when !quoted:
                    bracketed = true;
                    break;
                case ']' when !quoted:
                    bracketed = false;
                    break;
                case 'y' or 'Y' or 'd' or 'D' when !quoted && !bracketed:
                    return true;
            }
        }

        return false;
    }
}
