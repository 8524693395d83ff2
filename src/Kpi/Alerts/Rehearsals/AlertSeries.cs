using System.Globalization;

namespace Ioc.Kpi.Alerts.Rehearsals;

/// <summary>
/// Values over time as promtool writes them: `1 2 _ 3`, `0+2x5` (0, then five more, each 2 more), `4-1x3`, `7x3` (7, then three more), `_x3`
/// (three times nothing).
/// </summary>
public static class AlertSeries
{
    /// <summary>The most values of one series.</summary>
    public const int MostValues = 100_000;

    /// <returns>False for anything else, and for more than <see cref="MostValues"/>.</returns>
    public static bool TryParse(string text, out IReadOnlyList<double?> values)
    {
        var read = new List<double?>();
        values = read;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryAdd(word, read) || read.Count > MostValues)
            {
                return false;
            }
        }

        return read.Count > 0;
    }

    private static bool TryAdd(string word, List<double?> values)
    {
        var (first, times) = (word, 0);
        if (word.LastIndexOf('x') is > 0 and var cross)
        {
            first = word[..cross];
            if (!int.TryParse(word[(cross + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out times) || times > MostValues)
            {
                return false;
            }
        }

        if (first == "_")
        {
            values.AddRange(Enumerable.Repeat<double?>(null, first == word ? 1 : times));
            return true;
        }

        var sign = first.LastIndexOfAny(['+', '-']) is > 0 and var at ? at : first.Length;
        var step = 0.0;
        if (!TryNumber(first[..sign], out var start) || (sign < first.Length && !TryNumber(first[sign..], out step)))
        {
            return false;
        }

        values.AddRange(Enumerable.Range(0, times + 1).Select(i => (double?)(start + (i * step))));
        return true;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
