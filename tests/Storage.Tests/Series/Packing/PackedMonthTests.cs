using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Packing;
using Xunit;

namespace Ioc.Storage.Tests.Series.Packing;

public sealed class PackedMonthTests
{
    private static readonly long March = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(7)).ToUnixTimeSeconds();
    private static readonly SeriesBuckets Buckets = new(LocalTime.Vietnam);

    [Fact]
    public void Whatever_is_packed_comes_back_to_the_bit()
    {
        var random = new Random(31);
        for (var round = 0; round < (Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 20_000 : 2_000); round++)
        {
            var table = Month();
            for (var number = random.Next(6); number > 0; number--)
            {
                Fill(table.SeriesOf("H49.12", new string((char)random.Next(0x20, 0xD000), random.Next(1, 9))), random);
            }

            var back = Month();
            Assert.True(PackedMonth.TryUnpack(Pack(table), "H49.12", March, back, 0, 31));
            Assert.Equal(Everything(table), Everything(back));
        }
    }

    [Fact]
    public void A_month_of_KPIs_takes_a_few_bytes_a_value()
    {
        var (table, random) = (Month(), new Random(5));
        for (var kpi = 0; kpi < 31; kpi++)
        {
            var series = table.SeriesOf("H49.12", $"on-time-rate-of-{kpi}");
            for (var day = 0; day < 31; day++)
            {
                var (numerator, denominator) = (random.Next(400), 1 + random.Next(400));
                series.Put(day, 100.0 * numerator / denominator, numerator, denominator);
            }
        }

        Assert.InRange(Pack(table).Length, 31 * 31 * 2, 31 * 31 * 5);
    }

    [Fact]
    public void Days_beyond_the_table_are_left_out()
    {
        var table = Month();
        Fill(table.SeriesOf("H49.12", "k"), new Random(1), gaps: false);
        var part = new SeriesDayTable(Buckets, March + (10 * 86_400), March + (20 * 86_400));

        Assert.True(PackedMonth.TryUnpack(Pack(table), "H49.12", March, part, -10, 15));

        var (whole, some) = (table.Series.Single(), part.Series.Single());
        Assert.Equal([.. Enumerable.Range(10, 5).Select(whole.ValueOn), null, null, null, null, null], Enumerable.Range(0, 10).Select(some.ValueOn));
    }

    [Fact]
    public void Nothing_else_is_taken_for_a_month()
    {
        var (table, random) = (Month(), new Random(3));
        Fill(table.SeriesOf("H49.12", "on-time-rate"), random);
        Fill(table.SeriesOf("H49.12", "overdue-open"), random);
        var packed = Pack(table);

        Assert.False(PackedMonth.TryUnpack(packed, "H49.13", March, Month(), 0, 31));
        Assert.False(PackedMonth.TryUnpack(packed, "H49.12", March + 86_400, Month(), 0, 31));
        for (var length = 0; length < packed.Length; length++)
        {
            Assert.False(PackedMonth.TryUnpack(packed.AsSpan(0, length), "H49.12", March, Month(), 0, 31));
        }

        for (var bit = 0; bit < packed.Length * 8; bit++)
        {
            var changed = packed.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(PackedMonth.TryUnpack(changed, "H49.12", March, Month(), 0, 31));
        }
    }

    [Fact]
    public void Bytes_with_a_right_checksum_and_no_sense_are_refused_or_are_finite_numbers()
    {
        var random = new Random(9);
        for (var round = 0; round < 20_000; round++)
        {
            var writer = new PackedWriter();
            writer.Byte(1);
            for (var length = random.Next(60); length > 0; length--)
            {
                writer.Byte((byte)(random.Next(3) == 0 ? random.Next(256) : random.Next(8)));
            }

            writer.Checksum(Storage.Sqlite.Checksum.Of([March, Storage.Sqlite.Checksum.Of([], "H49.12"u8)], writer.Written));
            var table = Month();
            if (PackedMonth.TryUnpack(writer.Written, "H49.12", March, table, 0, 31))
            {
                Assert.All(Everything(table), value => Assert.True(double.IsFinite(BitConverter.Int64BitsToDouble(value.Bits))));
            }
        }
    }

    private static SeriesDayTable Month() => new(Buckets, March, March + (31 * 86_400));

    private static byte[] Pack(SeriesDayTable table) => PackedMonth.Pack("H49.12", March, 31, table.Series);

    private static void Fill(DailySeries series, Random random, bool gaps = true)
    {
        var (kind, gap) = (random.Next(7), gaps ? random.Next(3) : 0);
        for (var day = 0; day < 31; day++)
        {
            if (gap == 0 || random.Next(3) > 0)
            {
                var (numerator, denominator) = (random.NextInt64(0, 1 << random.Next(31)), random.NextInt64(0, 1 << random.Next(31)));
                var (value, parts) = (random.Next(12) == 0 ? 6 : kind) switch
                {
                    0 => (100.0 * numerator / denominator, 3),
                    1 => (numerator, 1),
                    2 => ((double)numerator / denominator, 3),
                    3 => (random.Next(-5, 5), 0),
                    4 => (random.NextDouble(), 2),
                    5 => (-0.0, 3),
                    _ => (BitConverter.Int64BitsToDouble(random.NextInt64()), random.Next(4)),
                };
                (numerator, denominator) = random.Next(20) == 0 ? (long.MinValue, long.MaxValue) : (numerator, denominator);
                series.Put(day, double.IsFinite(value) ? value : 7, (parts & 1) != 0 ? numerator : null, (parts & 2) != 0 ? denominator : null);
            }
        }
    }

    private static List<(string Metric, int Day, long Bits, long? Numerator, long? Denominator)> Everything(SeriesDayTable table) =>
    [
        .. from series in table.Series.OrderBy(series => series.Metric, StringComparer.Ordinal)
           from day in Enumerable.Range(0, 31)
           where series.ValueOn(day) is not null
           select (series.Metric, day, BitConverter.DoubleToInt64Bits(series.ValueOn(day)!.Value), series.NumeratorOn(day), series.DenominatorOn(day)),
    ];
}
