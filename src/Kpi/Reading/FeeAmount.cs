using System.Buffers;
using System.Globalization;

namespace Ioc.Kpi.Reading;

/// <summary>Answers the only question asked of an amount (`Gia`): is it more than nothing?</summary>
internal static class FeeAmount
{
    private const int LongestAmount = 64;

    private static readonly SearchValues<byte> DigitsAndGroups = SearchValues.Create("0123456789., "u8);

    /// <summary>
    /// Reads plain numbers, and digits grouped by dots, commas or spaces (`1.500.000`). Anything else, an infinite amount included,
    /// is unreadable and counts as no fee.
    /// </summary>
    public static bool IsPositive(ReadOnlySpan<byte> utf8)
    {
        var amount = utf8.Trim(" \t\r\n"u8);
        if (amount.Length > LongestAmount)
        {
            return false;
        }

        return amount.IndexOfAnyExcept(DigitsAndGroups) < 0
            ? amount.IndexOfAnyInRange((byte)'1', (byte)'9') >= 0
            : double.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0;
    }
}
