using System.Globalization;

namespace Ioc.Load.Records;

/// <summary>Seconds since 1970 as a clock in Vietnam shows them (UTC+7, no summer time), and their texts.</summary>
internal static class LocalSeconds
{
    public const int Offset = 7 * 3600;
    private const int Day = 86_400;
    private static readonly int FirstDay = new DateOnly(2020, 1, 1).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private static readonly byte[] Days = TextOfDays(20 * 366);

    public static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + Offset;

    /// <summary>`yyyyMMdd`, for 2020 to 2039.</summary>
    public static ReadOnlySpan<byte> DayOf(long seconds) => Days.AsSpan((int)((seconds / Day) - FirstDay) * 8, 8);

    /// <summary>Writes `yyyyMMddHHmmss`.</summary>
    public static void Write(long seconds, Span<byte> text)
    {
        DayOf(seconds).CopyTo(text);
        var ofDay = (int)(seconds % Day);
        Digits.Write(ofDay / 3600, text[8..10]);
        Digits.Write(ofDay / 60 % 60, text[10..12]);
        Digits.Write(ofDay % 60, text[12..14]);
    }

    private static byte[] TextOfDays(int count)
    {
        var text = new byte[count * 8];
        for (var i = 0; i < count; i++)
        {
            new DateOnly(2020, 1, 1).AddDays(i).TryFormat(text.AsSpan(i * 8, 8), out _, "yyyyMMdd", CultureInfo.InvariantCulture);
        }

        return text;
    }
}
