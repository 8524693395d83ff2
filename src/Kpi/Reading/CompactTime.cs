using System.Buffers.Binary;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>
/// `yyyyMMddHHmmss` in local time, the form that almost every time of a record has: eight digits at once instead of one by one. Knows only
/// ordinary times; <see cref="RecordTime"/> decides about everything else.
/// </summary>
internal static class CompactTime
{
    public const int Length = 14;

    private const ulong HighHalves = 0xF0F0F0F0F0F0F0F0;
    private const ulong AllDigits = 0x3030303030303030;
    private const ulong Sixes = 0x0606060606060606;

    /// <param name="text">Of <see cref="Length"/> bytes.</param>
    /// <param name="zone">Whose wall clock is written.</param>
    /// <param name="moment">Only set when the answer is true.</param>
    /// <returns>False when this is not an ordinary time between 1900 and 2199.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, LocalTime zone, out Moment moment)
    {
        moment = Moment.None;
        var date = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var dayAndTime = BinaryPrimitives.ReadUInt64LittleEndian(text[6..]);
        if (!AreDigits(date) || !AreDigits(dayAndTime))
        {
            return false;
        }

        date = Pairs(date);
        dayAndTime = Pairs(dayAndTime);
        var (year, month, day) = ((Pair(date, 0) * 100) + Pair(date, 1), Pair(date, 2), Pair(date, 3));
        var (hour, minute, second) = (Pair(dayAndTime, 1), Pair(dayAndTime, 2), Pair(dayAndTime, 3));
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var midnight = zone.StartOf(new DateOnly(year, month, day).DayNumber);
        moment = new Moment(midnight.Microseconds + (((((hour * 60L) + minute) * 60) + second) * 1_000_000));
        return true;
    }

    private static bool AreDigits(ulong text) => ((text & HighHalves) | (((text + Sixes) & HighHalves) >> 4)) == (AllDigits | (AllDigits >> 4));

    /// <summary>In every second byte, from the lowest on, the number that two digits make.</summary>
    private static ulong Pairs(ulong digits)
    {
        digits -= AllDigits;
        return (digits * 10) + (digits >> 8);
    }

    private static int Pair(ulong pairs, int index) => (int)(pairs >> (index * 16) & 0xFF);
}
