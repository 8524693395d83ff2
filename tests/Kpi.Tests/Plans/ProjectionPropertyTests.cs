using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>What must hold for any feed.</summary>
public sealed class ProjectionPropertyTests
{
    private static readonly PlanTarget Count = PlanFiles.Target("quang-ninh/T09");
    private static readonly PlanTarget Rate = PlanFiles.Target("central/T16");

    [Fact]
    public void One_more_dossier_never_lowers_a_projection_and_never_raises_a_need()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var clock = WorkedFeed.Start.AddDays(random.Next(3, 365));
            var days = Enumerable.Range(0, clock.DayNumber - WorkedFeed.Start.DayNumber + 1)
                .Select(offset => new DayCount(WorkedFeed.Start.AddDays(offset), random.Next(0, 800))).ToList();
            var before = Of(Count, new CountReading(WorkedFeed.Start, days, 982), clock);
            var at = random.Next(days.Count);
            days[at] = days[at] with { Count = days[at].Count + random.Next(1, 300) };
            var after = Of(Count, new CountReading(WorkedFeed.Start, days, 982), clock);

            Assert.True((after.Projection?.Value ?? 0) >= (before.Projection?.Value ?? 0), $"round {round}");
            Assert.True((after.Need!.Amount ?? double.MaxValue) <= (before.Need!.Amount ?? double.MaxValue), $"round {round}");
            Assert.True(after.Value > before.Value);
            AssertInside(after.Projection);
        }
    }

    [Fact]
    public void One_more_hit_never_lowers_a_projected_rate_and_the_interval_stays_within_0_and_100()
    {
        var random = new Random(2);
        for (var round = 0; round < 500; round++)
        {
            var clock = WorkedFeed.Start.AddDays(random.Next(3, 365));
            var share = random.NextDouble();
            var days = Enumerable.Range(0, clock.DayNumber - WorkedFeed.Start.DayNumber + 1).Select(offset =>
            {
                var volume = random.Next(0, 40);
                return new DayRatio(WorkedFeed.Start.AddDays(offset), Enumerable.Range(0, volume).Count(_ => random.NextDouble() < share), volume);
            }).ToList();
            var before = Of(Rate, new RateReading(WorkedFeed.Start, days), clock);
            var at = days.FindIndex(random.Next(days.Count), day => day.Numerator < day.Denominator);
            if (at < 0)
            {
                continue;
            }

            days[at] = days[at] with { Numerator = days[at].Numerator + 1 };
            var after = Of(Rate, new RateReading(WorkedFeed.Start, days), clock);
            Assert.True((after.Projection?.Value ?? 0) >= (before.Projection?.Value ?? 0) - 1e-9, $"round {round}");
            AssertInside(after.Projection);
            Assert.InRange(after.Projection?.Low ?? 0, 0, 100);
            Assert.InRange(after.Projection?.High ?? 0, 0, 100);
            Assert.InRange(after.Need!.Amount ?? 0, 0, 100);
        }
    }

    [Fact]
    public void The_interval_of_a_count_holds_the_outcome_nineteen_times_in_twenty()
    {
        var random = new Random(3);
        var clock = new DateOnly(2025, 6, 30);
        var held = Enumerable.Range(0, 400).Count(_ =>
        {
            // Days differ by more than chance: each has a level of its own.
            var days = WorkedFeed.WorkingDaysBefore(new DateOnly(2026, 1, 1)).Select(day => new DayCount(day, 300 + random.Next(0, 200) + random.Next(0, 40))).ToList();
            var projection = Of(Count, new CountReading(WorkedFeed.Start, days, 982), clock).Projection!;
            var outcome = days.Sum(day => day.Count) / 982.0;
            return projection.Low <= outcome && outcome <= projection.High;
        });
        Assert.InRange(held, 365, 398);
    }

    [Fact]
    public void The_interval_of_a_rate_holds_the_outcome_nineteen_times_in_twenty()
    {
        var random = new Random(4);
        var clock = new DateOnly(2025, 6, 30);
        var held = Enumerable.Range(0, 400).Count(_ =>
        {
            var days = WorkedFeed.WorkingDaysBefore(new DateOnly(2026, 1, 1)).Select(day =>
            {
                var (volume, share) = (random.Next(30, 60), 0.7 + (0.2 * random.NextDouble()));
                return new DayRatio(day, Enumerable.Range(0, volume).Count(_ => random.NextDouble() < share), volume);
            }).ToList();
            var projection = Of(Rate, new RateReading(WorkedFeed.Start, days), clock).Projection!;
            var outcome = 100.0 * days.Sum(day => day.Numerator) / days.Sum(day => day.Denominator);
            return projection.Low <= outcome && outcome <= projection.High;
        });
        Assert.InRange(held, 365, 398);
    }

    [Fact]
    public void A_total_before_the_listed_days_counts_like_days_that_are_listed()
    {
        var clock = new DateOnly(2025, 9, 30);
        var whole = WorkedFeed.Counts(clock, 400);
        var split = new CountReading(WorkedFeed.Start, [.. whole.Days.TakeLast(30)], 982)
        {
            Before = whole.Days.SkipLast(30).Sum(day => day.Count), DaysFrom = whole.Days[^30].Day,
        };
        Assert.Equal(Of(Count, whole, clock), Of(Count, split, clock));
    }

    private static void AssertInside(TargetProjection? projection)
    {
        if (projection is { Low: { } low, High: { } high })
        {
            Assert.True(low <= projection.Value + 1e-9 && projection.Value <= high + 1e-9, $"{low} {projection.Value} {high}");
        }
    }

    private static TargetProgress Of(PlanTarget target, TargetReading reading, DateOnly clock) =>
        TargetProgress.Of(target, reading, clock, WorkedFeed.Calendar);
}
