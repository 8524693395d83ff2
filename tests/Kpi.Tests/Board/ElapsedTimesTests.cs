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
        var sampling = new ElapsedMedians(times, sampledFrom: 0);
        var coarse = new ElapsedMedians(times, exactUpTo: 0);
        foreach (var scope in from agency in agencies.Cast<int?>().Append(null)
                              from procedure in procedures.Cast<int?>().Append(null)
                              from channel in new Channel?[] { null, Channel.Online }
                              select new Scope(agency, procedure, channel))
        {
            var period = new Period(1000 + random.Next(50), 1000 + random.Next(50, 160));
            var expected = plain.Where(entry => IsIn(entry, scope, period)).Select(entry => entry.Time).ToList();
            var parts = scope.Agency is { } only ? DayTimes.PartsOf(only) : DayTimes.AllParts;
            var working = plain.Where(entry => IsIn(entry, scope, period)).Select(entry => entry.Working).ToList();
            Assert.Equal(new TimeMedians(expected.Count, MedianOf(expected), MedianOf(working), false), medians.Of(scope, period, parts));
            Assert.Equal(medians.Of(scope, period, parts), sampling.Of(scope, period, parts));
            var near = coarse.Of(scope, period, parts);
            var wholeRun = plain.Exists(entry => IsIn(entry, scope, period) && entry.Day / 32 * 32 >= period.FromDay && (entry.Day / 32 * 32) + 31 <= period.ToDay);
            Assert.Equal((expected.Count, wholeRun && scope is { Agency: null, Procedure: null }), (near.Count, near.Approximate));
            AssertNear(expected, near.Elapsed);
            AssertNear(working, near.Working);
            var byAgency = medians.By(BreakdownBy.Agency, scope, period, 8_193);
            foreach (var agency in agencies)
            {
                var part = plain.Where(entry => entry.Agency == agency && IsIn(entry, scope, period)).Select(entry => entry.Time).ToList();
                Assert.Equal((part.Count, MedianOf(part)), byAgency[agency]);
            }
        }
    }

    /// <summary>Half a second is what a bucket of one second can be off.</summary>
    private static void AssertNear(List<long> expected, double? found)
    {
        Assert.Equal(expected.Count > 0, found is not null);
        if (MedianOf(expected) is { } exact)
        {
            // Between two buckets far from one another the middle of each counts, so the sum of their errors halves.
            Assert.InRange(found!.Value, (exact * 0.995) - Second, (exact * 1.005) + Second);
        }
    }

    /// <summary>
    /// Of many times a sample says where the middle is. Where it sees other times than there are, because they stand in an order, it is asked
    /// again; the answer stays exact, and about exact where whole runs of days are counted.
    /// </summary>
    [Theory]
    [InlineData("random")]
    [InlineData("rising")]
    [InlineData("sample sees the lowest")]
    [InlineData("sample sees the highest")]
    [InlineData("all the same")]
    [InlineData("two values")]
    public void Medians_of_many_times_do_not_depend_on_what_the_sample_sees(string order)
    {
        const int perDay = 4000;
        var random = new Random(5);
        var times = new ElapsedTimes();
        var plain = new List<(int Day, long Time, Channel Channel)>();
        for (var day = 992; day < 1060; day++)
        {
            for (var i = 0; i < perDay; i++)
            {
                var inSample = ((day * perDay) + i) % 256 < 16;
                var seconds = order switch
                {
                    "random" => (long)Math.Exp(random.NextDouble() * 18),
                    "rising" => (day * perDay) + i,
                    "sample sees the lowest" => inSample ? 1 : 1_000_000 + random.Next(1_000_000),
                    "sample sees the highest" => inSample ? 9_000_000 : random.Next(1_000_000),
                    "all the same" => 7200,
                    _ => random.Next(2) == 0 ? 60 : 86_400,
                };
                var channel = i % 5 == 0 ? Channel.Online : Channel.Counter;
                plain.Add((day, seconds * Second, channel));
                times.Add(day, new ElapsedTime(seconds * Second, seconds / 3 * Second, 3, 9, channel));
            }
        }

        var medians = new ElapsedMedians(times);
        var coarse = new ElapsedMedians(times, exactUpTo: 1000);
        foreach (var scope in new[] { Scope.Province, new Scope(3, null, null), new Scope(null, 9, Channel.Online), new Scope(null, null, Channel.Counter) })
        {
            foreach (var period in new[] { new Period(992, 1059), new Period(992, 1030), new Period(1000, 1019), new Period(985, 992) })
            {
                var expected = plain.Where(entry => entry.Day >= period.FromDay && entry.Day <= period.ToDay && (scope.Channel ?? entry.Channel) == entry.Channel)
                    .Select(entry => entry.Time).ToList();
                var working = expected.ConvertAll(time => time / Second / 3 * Second);
                Assert.Equal(new TimeMedians(expected.Count, MedianOf(expected), MedianOf(working), false), medians.Of(scope, period));
                var near = coarse.Of(scope, period);
                Assert.Equal((expected.Count, scope is { Agency: null, Procedure: null } && period.ToDay >= 1023), (near.Count, near.Approximate));
                AssertNear(expected, near.Elapsed);
                AssertNear(working, near.Working);
            }
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
