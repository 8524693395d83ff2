using System.Numerics;
using System.Runtime.InteropServices;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// How many processing times of 32 days fall into each bucket, by channel. Seconds below 512 have a bucket each; above, there are 256 for
/// every doubling, so a bucket is less than half a per cent wide.
/// </summary>
internal sealed class TimeBuckets
{
    /// <summary>So many days share their counts: whole runs of days are added up without a look at their times.</summary>
    public const int Days = 32;

    public const int Count = (32 - Fine + 1) << Fine;

    private const int Fine = 8;
    private const long Second = 1_000_000;

    private readonly int[]?[] _channels = new int[]?[ChannelNames.Count];

    public long Bytes => _channels.Sum(counts => counts is null ? 0 : 24L + (sizeof(int) * Count));

    public void Add(in ElapsedTime time, TimeKind kind, int amount) =>
        (_channels[(int)time.Channel] ??= new int[Count])[Of(SecondsOf(time.Of(kind)))] += amount;

    /// <summary>Adds the counts of a channel, or of all, to others.</summary>
    /// <returns>How many times they are.</returns>
    public int AddTo(int[] totals, Channel? channel)
    {
        var count = 0;
        for (var i = 0; i < _channels.Length; i++)
        {
            if (_channels[i] is { } counts && (channel is null || (int)channel == i))
            {
                count += AddTo(totals, counts);
            }
        }

        return count;
    }

    private static int AddTo(int[] totals, int[] counts)
    {
        var sum = Vector<int>.Zero;
        var into = MemoryMarshal.Cast<int, Vector<int>>(totals.AsSpan());
        var from = MemoryMarshal.Cast<int, Vector<int>>(counts.AsSpan());
        for (var i = 0; i < from.Length; i++)
        {
            into[i] += from[i];
            sum += from[i];
        }

        return Vector.Sum(sum);
    }

    public void Write(ImageWriter image)
    {
        foreach (var counts in _channels)
        {
            image.Items<int>(counts);
        }
    }

    public void Read(ImageReader image)
    {
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            _channels[channel] = image.Items<int>() is { Length: > 0 } counts ? counts : null;
        }
    }

    /// <summary>The bucket of a time.</summary>
    public static int Of(uint seconds)
    {
        var shift = Math.Max(0, BitOperations.Log2(seconds) - Fine);
        return (shift << Fine) + (int)(seconds >> shift);
    }

    public static uint SecondsOf(long microseconds) => (uint)Math.Min(microseconds / Second, uint.MaxValue);

    /// <summary>The first second of a bucket.</summary>
    public static uint FirstOf(int bucket) => (uint)(bucket - (ShiftOf(bucket) << Fine)) << ShiftOf(bucket);

    /// <summary>The last second of a bucket.</summary>
    public static uint LastOf(int bucket) => FirstOf(bucket) + ((1u << ShiftOf(bucket)) - 1);

    /// <summary>The middle of a bucket, in microseconds.</summary>
    public static double MiddleOf(int bucket) => (FirstOf(bucket) + ((1L << ShiftOf(bucket)) / 2.0)) * Second;

    private static int ShiftOf(int bucket) => Math.Max(0, (bucket >> Fine) - 1);
}
