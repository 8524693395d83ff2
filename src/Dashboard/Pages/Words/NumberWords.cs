using System.Globalization;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>Numbers in the Vietnamese way (`1.234`, `95,4`); the twin of `format.js`.</summary>
internal static class NumberWords
{
    // Written out, so that a machine without the system's language data shows the same.
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3] };

    public static string Of(double value, string unit)
    {
        var text = value.ToString(IsCounted(unit) ? "N0" : "N1", Vietnamese);
        return text.StartsWith('-') && IsNothing(text[1..]) ? text[1..] : text;
    }

    public static string Of(long count) => count.ToString("N0", Vietnamese);

    /// <summary>A difference with its sign; the minus is the typographic one, as wide as a plus.</summary>
    public static string Difference(double value, string unit)
    {
        var text = Of(Math.Abs(value), unit);
        return IsNothing(text) ? text : (value > 0 ? "+" : "\u2212") + text;
    }

    /// <summary>`up`, `down` or `flat`, judged by what is shown.</summary>
    public static string Direction(double value, string unit) =>
        IsNothing(Of(Math.Abs(value), unit)) ? "flat" : value > 0 ? "up" : "down";

    /// <summary>How large a number can be set in a tile: by its length in characters.</summary>
    public static string Size(string text) => text.Length switch { <= 4 => "4", 5 => "5", 6 => "6", <= 8 => "7", _ => "9" };

    private static bool IsCounted(string unit) => unit is "dossiers" or "services" or "centres" or "databases";

    private static bool IsNothing(string text) => text.All(letter => letter is '0' or ',' or '.');
}
