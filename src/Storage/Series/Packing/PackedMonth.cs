using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Ioc.Kpi.Series;
using Ioc.Storage.Sqlite;

namespace Ioc.Storage.Series.Packing;

/// <summary>
/// The days of one month of every plain series of one agency in a few kilobytes, exact to the bit. A value that numerator and denominator give by one
/// of the <see cref="ValueForm"/>s is not written; what a form does not give exactly on some days is written there in full.
/// </summary>
/// <remarks>
/// Format 1: 1; for each series its metric, the days it has as bits, the form (low half) and which parts it has (high half: 0–3 on every day, 4 day
/// by day), the days whose value stands in full as bits, numerators and denominators as differences to the one before, values; then a checksum of all
/// this, of agency and month.
/// </remarks>
internal static class PackedMonth
{
    public const int MostDays = 31;

    private const byte Format = 1;
    private const int PartsByDay = 4;
    private const double MostWhole = 9e15;
    private const int ChecksumLength = 4;
    private static readonly ValueForm[] Forms = [ValueForm.Percent, ValueForm.Numerator, ValueForm.Whole, ValueForm.Quotient];

    /// <param name="month">The first second of the month.</param>
    /// <param name="days">Of the series at most; the first is the first of the month.</param>
    public static byte[] Pack(string agency, long month, int days, IEnumerable<DailySeries> series)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var packed = new PackedWriter();
        packed.Byte(Format);
        foreach (var one in series.OrderBy(one => one.Metric, StringComparer.Ordinal))
        {
            Pack(packed, one, [.. Enumerable.Range(0, days).Where(day => one.ValueOn(day) is not null)]);
        }

        packed.Checksum(ChecksumOf(packed.Written, agency, month));
        return packed.Written.ToArray();
    }

    /// <summary>Puts what is packed on the days of the table from <paramref name="first"/> on; days beyond its ends are left out.</summary>
    /// <param name="first">The number in the table of the first of the month; may be before it.</param>
    /// <param name="days">How many days of the month are wanted.</param>
    /// <returns>False for what is not a month of the agency as <see cref="Pack(string, long, int, IEnumerable{DailySeries})"/> makes it; some of it may be in the table then.</returns>
    public static bool TryUnpack(ReadOnlySpan<byte> packed, string agency, long month, SeriesDayTable into, int first, int days)
    {
        if (packed.Length < 1 + ChecksumLength || packed[0] != Format
            || ChecksumOf(packed[..^ChecksumLength], agency, month) != BinaryPrimitives.ReadUInt32LittleEndian(packed[^ChecksumLength..]))
        {
            return false;
        }

        var reader = new PackedReader(packed[1..^ChecksumLength]);
        while (!reader.AtEnd)
        {
            var metric = reader.Text();
            if (reader.Failed || !TryUnpack(ref reader, into.SeriesOf(agency, metric), first, Math.Min(first + days, into.Starts.Count)))
            {
                return false;
            }
        }

        return !reader.Failed;
    }

    private static void Pack(PackedWriter packed, DailySeries series, int[] days)
    {
        var parts = Array.ConvertAll(days, day => PartsOf(series, day));
        var form = Forms.MaxBy(form => days.Count(day => Gives(form, series, day)));
        packed.Text(series.Metric);
        packed.Count(BitsOf(days));
        var same = parts.Distinct().Count() <= 1;
        packed.Byte((byte)((int)form | ((same ? parts.FirstOrDefault() : PartsByDay) << 4)));
        Array.ForEach(same ? [] : parts, packed.Byte);
        packed.Count(BitsOf(days.Where(day => !Gives(form, series, day))));
        Differences(packed, days.Select(series.NumeratorOn));
        Differences(packed, days.Select(series.DenominatorOn));
        Differences(packed, days.Where(day => form == ValueForm.Whole && Gives(form, series, day)).Select(day => (long?)series.ValueOn(day)!.Value));
        foreach (var day in days.Where(day => !Gives(form, series, day)))
        {
            packed.Real(series.ValueOn(day)!.Value);
        }
    }

    private static bool TryUnpack(ref PackedReader reader, DailySeries series, int first, int end)
    {
        var (present, head) = (reader.Count(), reader.Byte());
        var count = BitOperations.PopCount(present);
        var (form, same) = ((ValueForm)(head & 0xF), head >> 4);
        if (present >> MostDays != 0 || form > ValueForm.Quotient || same > PartsByDay)
        {
            return false;
        }

        Span<byte> parts = stackalloc byte[count];
        Span<long> numerators = stackalloc long[count], denominators = stackalloc long[count], wholes = stackalloc long[count];
        for (var i = 0; i < count; i++)
        {
            parts[i] = same == PartsByDay ? reader.Byte() : (byte)same;
        }

        var inFull = reader.Count();
        Sum(ref reader, numerators, parts, 1);
        Sum(ref reader, denominators, parts, 2);
        var whole = 0L;
        var bits = present;
        for (var i = 0; i < count; i++, bits &= bits - 1)
        {
            wholes[i] = form == ValueForm.Whole && (inFull >> BitOperations.TrailingZeroCount(bits) & 1) == 0 ? whole = unchecked(whole + reader.Whole()) : 0;
        }

        bits = present;
        for (var i = 0; i < count; i++, bits &= bits - 1)
        {
            var day = BitOperations.TrailingZeroCount(bits);
            var value = (inFull >> day & 1) != 0 ? reader.Real() : form == ValueForm.Whole ? wholes[i] : ValueOf(form, numerators[i], denominators[i]);
            if (reader.Failed || !double.IsFinite(value) || parts[i] > 3)
            {
                return false;
            }

            if (first + day >= 0 && first + day < end)
            {
                series.Put(first + day, value, (parts[i] & 1) != 0 ? numerators[i] : null, (parts[i] & 2) != 0 ? denominators[i] : null);
            }
        }

        return !reader.Failed;
    }

    private static void Sum(ref PackedReader reader, scoped Span<long> numbers, scoped ReadOnlySpan<byte> parts, int part)
    {
        var last = 0L;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (parts[i] & part) != 0 ? last = unchecked(last + reader.Whole()) : 0;
        }
    }

    private static void Differences(PackedWriter packed, IEnumerable<long?> numbers)
    {
        var last = 0L;
        foreach (var number in numbers.OfType<long>())
        {
            packed.Whole(unchecked(number - last));
            last = number;
        }
    }

    /// <returns>Whether the form gives the value of the day, to the bit.</returns>
    private static bool Gives(ValueForm form, DailySeries series, int day)
    {
        var (value, numerator, denominator) = (series.ValueOn(day)!.Value, series.NumeratorOn(day), series.DenominatorOn(day));
        double? given = form switch
        {
            ValueForm.Whole => Math.Abs(value) < MostWhole ? (long)value : null,
            ValueForm.Numerator when numerator is { } above => above,
            _ when numerator is { } above && denominator is { } below => ValueOf(form, above, below),
            _ => null,
        };
        return given is { } number && BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(value);
    }

    private static double ValueOf(ValueForm form, long numerator, long denominator) => form switch
    {
        ValueForm.Percent => 100.0 * numerator / denominator,
        ValueForm.Numerator => numerator,
        ValueForm.Quotient => (double)numerator / denominator,
        _ => double.NaN,
    };

    private static byte PartsOf(DailySeries series, int day) => (byte)((series.NumeratorOn(day) is null ? 0 : 1) | (series.DenominatorOn(day) is null ? 0 : 2));

    private static ulong BitsOf(IEnumerable<int> days) => days.Aggregate(0UL, (bits, day) => bits | (1UL << day));

    private static uint ChecksumOf(ReadOnlySpan<byte> bytes, string agency, long month) =>
        Checksum.Of([month, Checksum.Of([], Encoding.UTF8.GetBytes(agency))], bytes);
}
