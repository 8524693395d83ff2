using System.Buffers;
using System.Globalization;
using System.Text;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Reading;

namespace Ioc.Kpi.Catalogues;

/// <summary>
/// The cells of the present row by the names of their columns. What cannot be read is noted as a problem and comes back as a value that
/// nobody uses, since the file is then refused.
/// </summary>
internal sealed class CatalogueCells(string[] columns, CatalogueProblems problems)
{
    private const int MaxName = 500;
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy"];

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<int> _nameless = [];
    private readonly CanonicalCode _canonical = new();
    private SheetRow _row;
    private int _width;

    public int Line => _row.Line;

    /// <summary>Finds the columns; a column that is unknown, missing or there twice is a problem.</summary>
    public void ReadHeader(SheetRow header)
    {
        _width = header.Cells.Count;
        for (var place = 0; place < _width; place++)
        {
            var name = header.Cells[place].Trim();
            var column = Array.Find(columns, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column is null)
            {
                AddUnknownColumn(header, place, name);
            }
            else if (!_places.TryAdd(column, place))
            {
                problems.Add(CatalogueFault.RepeatedColumn, header.Line, column, null, "stands in the header twice", "each column once");
            }
        }

        foreach (var column in columns.Where(column => !_places.ContainsKey(column)))
        {
            problems.Add(
                CatalogueFault.MissingColumn, header.Line, column, null, "is missing from the header",
                $"a header with {string.Join(", ", columns)}, in any order");
        }
    }

    public void MoveTo(SheetRow row)
    {
        _row = row;
        for (var place = 0; place < row.Cells.Count; place++)
        {
            if ((place >= _width || _nameless.Contains(place)) && !string.IsNullOrWhiteSpace(row.Cells[place]))
            {
                problems.Add(
                    CatalogueFault.StrayCell, row.Line, null, row.Cells[place], $"stands in cell {place + 1}, where the header has no column",
                    "cells under the columns of the header only; a text with the separator in it is put in quotes");
                return;
            }
        }
    }

    /// <returns>Null when the cell is empty.</returns>
    public string? Code(string column)
    {
        var text = Text(column);
        var state = _canonical.Read(text, out var code);
        if (state == CodeState.Empty)
        {
            return null;
        }

        if (state == CodeState.Usable && IsText(code) && !code.SequenceEqual(DossierCodes.None))
        {
            return code.ToString();
        }

        Bad(
            state == CodeState.TooLong ? CatalogueFault.TooLong : CatalogueFault.BadCode, column, "is no code",
            $"at most {CanonicalCode.MaxBytes} bytes of text on one line, and not the reserved {DossierCodes.None}");
        return null;
    }

    public string RequiredCode(string column) => Code(column) ?? Require(column);

    /// <summary>The name on one line: NFC, runs of white space as one blank.</summary>
    public string Name(string column) => OptionalName(column) ?? Require(column);

    public string? OptionalName(string column)
    {
        var words = Text(column).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        var name = string.Join(' ', words);
        if (name.Length <= MaxName && IsText(name))
        {
            return name.Normalize(NormalizationForm.FormC);
        }

        Bad(name.Length > MaxName ? CatalogueFault.TooLong : CatalogueFault.BadWord, column, "is no name", $"at most {MaxName} characters of text");
        return null;
    }

    public T Word<T>(string column)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>();
        var place = Array.FindIndex(words, word => word.Equals(Text(column), StringComparison.OrdinalIgnoreCase));
        if (place >= 0)
        {
            return Enum.GetValues<T>()[place];
        }

        BadOrEmpty(CatalogueFault.BadWord, column, "is none of the words", $"one of {string.Join(", ", words.Select(word => word.ToLowerInvariant()))}");
        return default;
    }

    public bool Flag(string column)
    {
        switch (Text(column).ToLowerInvariant())
        {
            case "1" or "true" or "yes":
                return true;
            case "0" or "false" or "no":
                return false;
            default:
                BadOrEmpty(CatalogueFault.BadWord, column, "is neither yes nor no", "1, true or yes; 0, false or no");
                return false;
        }
    }

    /// <returns>Null when the cell is empty or no such number.</returns>
    public decimal? Number(string column, decimal max, int decimals, string legal)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        // Spreadsheets in Viet Nam write a comma before the decimals.
        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= max && number == Math.Round(number, decimals))
        {
            return number;
        }

        Bad(CatalogueFault.BadNumber, column, "is no number for it", legal);
        return null;
    }

    public DateOnly? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200)
        {
            return day;
        }

        Bad(CatalogueFault.BadDate, column, "is no day", "2025-07-01 or 01/07/2025 (day first), from 1900 to 2200; in a workbook also a cell formatted as a date");
        return null;
    }

    /// <summary>The trimmed text; empty where the file lacks the column or the row ends before it.</summary>
    public string Text(string column) =>
        _places.TryGetValue(column, out var place) && place < _row.Cells.Count ? _row.Cells[place].Trim() : "";

    public void Bad(CatalogueFault fault, string column, string reason, string legal) =>
        problems.Add(fault, _row.Line, column, Text(column), reason, legal);

    // A column that is missing from the file is a problem of its own, told once.
    private void BadOrEmpty(CatalogueFault fault, string column, string reason, string legal)
    {
        if (Text(column).Length > 0)
        {
            Bad(fault, column, reason, legal);
        }
        else if (_places.ContainsKey(column))
        {
            problems.Add(CatalogueFault.EmptyCell, _row.Line, column, null, "is empty", legal);
        }
    }

    private string Require(string column)
    {
        if (Text(column).Length == 0)
        {
            BadOrEmpty(CatalogueFault.EmptyCell, column, "", "a text");
        }

        return "";
    }

    private void AddUnknownColumn(SheetRow header, int place, string name)
    {
        if (name.Length == 0)
        {
            // A column without a name matters only where something stands in it.
            _nameless.Add(place);
            return;
        }

        problems.Add(CatalogueFault.UnknownColumn, header.Line, null, name, "is no column of this file", $"only {string.Join(", ", columns)}");
    }

    /// <summary>Whether it is Unicode without control characters and without the one noncharacter that cannot be normalised.</summary>
    public static bool IsText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (char.IsControl(text[0]) || text[0] == '\uFFFE' || Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
