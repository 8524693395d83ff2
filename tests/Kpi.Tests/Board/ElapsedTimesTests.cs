using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Medians are exact, whatever the width that a time is kept in; of very many times within half a per cent.</summary>
public sealed class ElapsedTimesTests
{
    private const long Second = 1_000_000;

    [Theory]
    [InlineData(uint.MaxValue * Second, 8_191, 65_535, true)]
    [InlineData((uint.MaxValue + 1L) * Second, 1, 1, false)]
    [InlineData(Second, 8_192, 1, false)]
    [InlineData(Second, 1, 65_536, false)]
    [InlineData(Second + 1, 1, 1, false)]
    [InlineData(0, 0, 0, true)]
    public void Whole_seconds_of_small_ids_take_twelve_bytes(long microseconds, int agency, int procedure, bool packs)
    {
        var time = new ElapsedTime(microseconds, microseconds, agency, procedure, Channel.Other);
        Assert.Equal(packs, time.TryPack(out var packed));
        if (packs)
        {
            Assert.Equal((microseconds / Second, microseconds / Second), (packed.Seconds, packed.Working));
        }

        foreach (var (by, id) in new[] { (BreakdownBy.Agency, agency), (BreakdownBy.Procedure, procedure), (BreakdownBy.Channel, 4) })
        {
            var (shift, bits) = ScopeMask.NarrowIdOf(by);
            Assert.Equal(id, ScopeMask.IdOf(by, time.Place));
            Assert.Equal(!packs ? id : (int)(packed.Place >> shift & bits), id);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Medians_of_any_scope_and_period_equal_those_of_a_sorted_list(int seed, bool fractions)
    {
        var random = new Random(seed);
        var times = new ElapsedTimes();
        var plain = new List<(int Day, long Time, long Working, int Agency, int Procedure, Channel Channel)>();
        int[] agencies = [0, 1, 2, 8_191, 8_192];
        int[] procedures = [0, 1, 65_535, 65_536, 70_000];
        for (var i = 0; i < 4000; i++)
        {
            var seconds = random.Next(3) == 0 ? random.Next(600) : (long)Math.Exp(random.NextDouble() * 23);
            var entry = (
                Day: 1000 + random.Next(150), Time: (seconds * Second) + (fractions && random.Next(4) == 0 ? random.Next(1_000_000) : 0), Working: random.Next(8) * (seconds / 9) * Second,
                Agency: agencies[random.Next(5)], Procedure: procedures[random.Next(5)], Channel: (Channel)random.Next(ChannelNames.Count));
            plain.Add(entry);
            times.Add(entry.Day, new ElapsedTime(entry.Time, entry.Working, entry.Agency, entry.Procedure, entry.Channel));
            if (random.Next(5) == 0)
            {
                var gone = plain[random.Next(plain.Count)];
                plain.Remove(gone);
                times.Remove(gone.Day, new ElapsedTime(gone.Time, gone.Working, gone.Agency, gone.Procedure, gone.Channel));
            }
        }

        var medians = new ElapsedMedians(times);
        var forgetful = new ElapsedMedians(times, mostKept: 20);
        var coarse = new ElapsedMedians(times, exactUpTo: 0);
        foreach (var scope in from agency in agencies.Cast<int?>().Append(null)
                              from procedure in procedures.Cast<int?>().Append(null)
                              from channel in new Channel?[] { null, Channel.Online }
                              select new Scope(agency, procedure, channel))
        {
            var period = new Period(1000 + random.Next(50), 1000 + random.Next(50, 160));
            var expected = plain.Where(entry => IsIn(entry, scope, period)).Select(entry => entry.Time).ToList();
            var parts = scope.Agency is { } only ? DayTimes.PartOf(only) : DayTimes.AllParts;
            var working = plain.Where(entry => IsIn(entry, scope, period)).Select(entry => entry.Working).ToList();
            Assert.Equal(new TimeMedians(expected.Count, MedianOf(expected), MedianOf(working), false), medians.Of(scope, period, parts));
            Assert.Equal(medians.Of(scope, period, parts), forgetful.Of(scope, period, parts));
            var near = coarse.Of(scope, period, parts);
            AssertNear(expected, (near.Count, near.Elapsed, near.Approximate));
            AssertNear(working, (near.Count, near.Working, near.Approximate));
            var byAgency = medians.By(BreakdownBy.Agency, scope, period, 8_193);
            foreach (var agency in agencies)
            {
                var part = plain.Where(entry => entry.Agency == agency && IsIn(entry, scope, period)).Select(entry => entry.Time).ToList();
                Assert.Equal((part.Count, MedianOf(part)), byAgency[agency]);
            }
        }
    }

    /// <summary>Half a second is what a bucket of one second can be off.</summary>
    private static void AssertNear(List<long> expected, (int Count, double? Median, bool Approximate) found)
    {
        Assert.Equal((expected.Count, expected.Count > 0), (found.Count, found.Approximate));
        if (MedianOf(expected) is { } exact)
        {
            // Between two buckets far from one another the middle of each counts, so the sum of their errors halves.
            Assert.InRange(found.Median!.Value, (exact * 0.995) - Second, (exact * 1.005) + Second);
        }
    }

    private static bool IsIn((int Day, long Time, long Working, int Agency, int Procedure, Channel Channel) entry, Scope scope, Period period) =>
        entry.Day >= period.FromDay && entry.Day <= period.ToDay
        && (scope.Agency ?? entry.Agency) == entry.Agency
        && (scope.Procedure ?? entry.Procedure) == entry.Procedure
        && (scope.Channel ?? entry.Channel) == entry.Channel;

    private static double? MedianOf(List<long> times)
    {
        times.Sort();
        var (low, high) = times.Count == 0 ? (0, 0) : (times[(times.Count - 1) / 2], times[times.Count / 2]);
        return times.Count == 0 ? null : low + ((high - low) / 2.0);
    }
}
