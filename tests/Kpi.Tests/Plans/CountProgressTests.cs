using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>Dossiers per service, worked by hand: 100 a year for each of 982 services are 98,200; the year 2025 has 250 working days.</summary>
public sealed class CountProgressTests
{
    private static readonly PlanTarget Mean = PlanFiles.Target("quang-ninh/T09");

    [Theory]
    [InlineData("2025-06-29", 400, TargetStatus.OnCourse, false, 131)]
    [InlineData("2025-06-29", 390, TargetStatus.Behind, false, 131)]
    [InlineData("2025-07-01", 393, TargetStatus.OnCourse, false, 130)]
    [InlineData("2025-07-01", 392, TargetStatus.Behind, false, 130)]
    [InlineData("2025-09-30", 393, TargetStatus.OnCourse, false, 67)]
    [InlineData("2025-09-30", 0, TargetStatus.Behind, false, 67)]
    [InlineData("2025-12-31", 400, TargetStatus.Met, false, 1)]
    [InlineData("2025-12-31", 393, TargetStatus.OnCourse, false, 1)]
    [InlineData("2025-12-31", 390, TargetStatus.Behind, false, 1)]
    [InlineData("2026-01-01", 393, TargetStatus.Met, true, 0)]
    [InlineData("2026-01-01", 392, TargetStatus.Missed, true, 0)]
    [InlineData("2027-03-01", 392, TargetStatus.Missed, true, 0)]
    public void Status_follows_the_run_rate_until_the_deadline_and_the_value_after_it(
        string clock, long perDay, TargetStatus status, bool expired, int left)
    {
        var progress = Of(Mean, clock, perDay);
        Assert.Equal((status, expired, left, false), (progress.Status, progress.Expired, progress.WorkingDaysLeft, progress.Annualised));
        Assert.Equal((expired, expired), (progress.Projection is null, progress.Need is null));
    }

    [Fact]
    public void Projection_margin_and_need_are_those_worked_by_hand()
    {
        // 119 working days lie behind the 29th of June: 47,600 dossiers. 131 are left, at 400 each: 100,000 in all.
        var progress = Of(Mean, "2025-06-29", 400);
        Assert.Equal(47_600 / 982.0, progress.Value!.Value, 9);
        Assert.Equal(100_000 / 982.0, progress.Projection!.Value, 9);
        Assert.Equal(100_000 / 982.0, progress.Projection.SinceStart!.Value, 9);

        // 2.093 · √(400.025 · 131 · (1 + 131/20)) = 1,316.5 dossiers, chance alone.
        Assert.Equal(1.34, progress.Projection.Margin!.Value, 2);
        Assert.False(progress.Uncertain);
        Assert.Equal((TargetNeedKind.DossiersPerWorkingDay, false), (progress.Need!.Kind, progress.Need.Impossible));
        Assert.Equal(50_600 / 131.0, progress.Need.Amount!.Value, 9);
        Assert.Equal(100 - (47_600 / 982.0), progress.Gap!.Value, 9);
    }

    [Fact]
    public void Recent_days_rule_the_projection_and_the_start_is_told_beside_it()
    {
        // 99 days of 300, then 20 of 500.
        var days = WorkedFeed.WorkingDaysBefore(new DateOnly(2025, 6, 29));
        var reading = new CountReading(WorkedFeed.Start, [.. days.Select((day, index) => new DayCount(day, index < 99 ? 300 : 500))], 982);
        var progress = Progress(Mean, reading, "2025-06-29");
        Assert.Equal((39_700 + (131 * 500)) / 982.0, progress.Projection!.Value, 9);
        Assert.Equal((39_700 + (131 * 39_700 / 119.0)) / 982.0, progress.Projection.SinceStart!.Value, 9);
    }

    [Fact]
    public void What_came_today_counts_and_only_the_rest_of_the_day_is_expected()
    {
        var clock = new DateOnly(2025, 7, 1);
        var feed = WorkedFeed.Counts(clock, 400);
        Assert.Equal(100_000 / 982.0, Progress(Mean, feed with { Days = [.. feed.Days, new DayCount(clock, 150)] }, "2025-07-01").Projection!.Value, 9);
        Assert.Equal(100_050 / 982.0, Progress(Mean, feed with { Days = [.. feed.Days, new DayCount(clock, 450)] }, "2025-07-01").Projection!.Value, 9);
    }

    [Fact]
    public void Dossiers_of_days_off_count_with_the_next_working_day()
    {
        // 100 on every Saturday: 500 on each Monday's bucket, as Monday would have had alone.
        var clock = new DateOnly(2025, 7, 1);
        var onMonday = WorkedFeed.WorkingDaysBefore(clock).Select(day => new DayCount(day, day.DayOfWeek == DayOfWeek.Monday ? 500 : 400)).ToList();
        var onSaturday = WorkedFeed.WorkingDaysBefore(clock).SelectMany(day => day.DayOfWeek == DayOfWeek.Monday
            ? new[] { new DayCount(day.AddDays(-2), 100), new DayCount(day, 400) } : [new DayCount(day, 400)]).ToList();
        var one = Progress(Mean, new CountReading(WorkedFeed.Start, onMonday, 982), "2025-07-01");
        var other = Progress(Mean, new CountReading(WorkedFeed.Start, onSaturday, 982), "2025-07-01");
        Assert.Equal(one.Projection, other.Projection);
    }

    [Fact]
    public void Days_after_the_deadline_change_nothing()
    {
        var feed = WorkedFeed.Counts(new DateOnly(2026, 3, 1), 392);
        Assert.Equal(392 * 250 / 982.0, Progress(Mean, feed, "2026-03-01").Value!.Value, 9);
    }

    [Fact]
    public void A_count_that_begins_late_is_stretched_to_a_year()
    {
        // Twelve months to the 30th of June 2025: 132 working days of 2024 and 120 of 2025, of which only the latter are known.
        var target = PlanFiles.Target("quang-ninh/T06");
        var before = Of(target, "2025-06-29", 60);
        Assert.Equal((TargetStatus.OnCourse, true, 0.0), (before.Status, before.Annualised, before.Need!.Amount));
        Assert.Equal(119 * 60 / 982.0, before.Value!.Value, 9);
        Assert.Equal(120 * 60 * 252.0 / 120 / 982, before.Projection!.Value, 9);

        var after = Of(target, "2025-07-01", 60);
        Assert.Equal((TargetStatus.Met, true, true), (after.Status, after.Expired, after.Annualised));
        Assert.Equal(120 * 60 * 252.0 / 120 / 982, after.Value!.Value, 9);
    }

    [Fact]
    public void A_total_is_not_divided_by_services()
    {
        var target = PlanFiles.Target("cho-don/T02");
        Assert.Equal(TargetStatus.OnCourse, Of(target, "2025-09-30", 32, 350).Status);
        var behind = Of(target, "2025-09-30", 31, 350);
        Assert.Equal((TargetStatus.Behind, 7750.0), (behind.Status, behind.Projection!.Value));
        Assert.Equal((8000 - (31 * 183)) / 67.0, behind.Need!.Amount!.Value, 9);
    }

    [Fact]
    public void Reach_counts_services_that_have_the_number_each()
    {
        // At half of what the year will bring, a service with 60 will have more than 100 and one with 40 will not.
        var feed = WorkedFeed.Counts(new DateOnly(2025, 6, 29), 400, services: 4) with { PerService = [500, 100, 60, 40] };
        var target = Mean with { Services = new PlanServices("x", 4, false) };
        Assert.Equal(new ServiceReach(2, 3, 4), Progress(target, feed, "2025-06-29").Reach);
    }

    [Theory]
    [InlineData("2025-01-24", 2)]
    [InlineData("2025-01-25", 1)]
    [InlineData("2025-02-02", 1)]
    [InlineData("2025-02-03", 1)]
    public void Tet_has_no_working_days(string clock, int left)
    {
        var target = Mean with { Deadline = new DateOnly(2025, 2, 3) };
        var progress = Of(target, clock, 100);
        Assert.Equal(left, progress.WorkingDaysLeft);
        var lacking = (98_200 * (17 + 1.0) / WorkedFeed.WorkingDaysBefore(new DateOnly(2025, 2, 4), CountReading.FirstDayOf(target)).Count)
            - (100 * WorkedFeed.WorkingDaysBefore(WorkedFeed.Day(clock)).Count);
        Assert.Equal(lacking / left, progress.Need!.Amount!.Value, 6);
    }

    [Fact]
    public void No_working_day_left_makes_a_need_impossible()
    {
        var target = Mean with { Deadline = new DateOnly(2025, 8, 31) };
        var progress = Of(target, "2025-08-30", 10);
        Assert.Equal((TargetStatus.Behind, 0, true), (progress.Status, progress.WorkingDaysLeft, progress.Need!.Impossible));
        Assert.Null(progress.Need.Amount);
        Assert.Equal(progress.Projection!.Value, progress.Projection.High);
    }

    [Theory]
    [InlineData("2025-06-29", false)]
    [InlineData("2026-01-01", true)]
    public void Without_data_there_is_no_verdict(string clock, bool expired)
    {
        var nothing = TargetProgress.Of(Mean, null, WorkedFeed.Day(clock), WorkedFeed.Calendar);
        var later = TargetProgress.Of(Mean, new CountReading(new DateOnly(2026, 5, 1), [], 982), WorkedFeed.Day(clock), WorkedFeed.Calendar);
        var noNumber = TargetProgress.Of(PlanFiles.Target("cho-don/T10"), WorkedFeed.Counts(WorkedFeed.Day(clock), 9), WorkedFeed.Day(clock), WorkedFeed.Calendar);
        Assert.All([nothing, later, noNumber], each => Assert.Equal((TargetStatus.NoData, expired, null), (each.Status, each.Expired, each.Value)));
    }

    [Fact]
    public void On_the_first_day_there_is_a_value_but_no_projection()
    {
        var clock = new DateOnly(2025, 1, 2);
        var progress = Progress(Mean, new CountReading(clock, [new DayCount(clock, 300)], 982), "2025-01-02");
        Assert.Equal((TargetStatus.NoData, null), (progress.Status, progress.Projection));
        Assert.Equal(300 / 982.0, progress.Value!.Value, 9);
        Assert.NotNull(progress.Need!.Amount);
    }

    [Fact]
    public void With_less_than_five_days_there_is_a_projection_without_an_interval()
    {
        var progress = Of(Mean, "2025-01-06", 400);
        Assert.Equal((TargetStatus.OnCourse, null), (progress.Status, progress.Projection!.Margin));
        Assert.Equal(100_000 / 982.0, progress.Projection.Value, 9);
    }

    [Fact]
    public void What_must_not_be_exceeded_is_safe_only_at_the_end()
    {
        var target = PlanFiles.Target("cho-don/T02") with { Comparison = PlanComparison.AtMost };
        Assert.Equal(TargetStatus.OnCourse, Of(target, "2025-09-30", 31, 350).Status);
        Assert.Equal(TargetStatus.Behind, Of(target, "2025-09-30", 33, 350).Status);
        Assert.Equal(TargetStatus.Met, Of(target, "2026-01-01", 31, 350).Status);
        Assert.True(Of(target, "2025-12-30", 40, 350).Need!.Impossible);
    }

    private static TargetProgress Of(PlanTarget target, string clock, long perDay, int services = 982) =>
        Progress(target, WorkedFeed.Counts(WorkedFeed.Day(clock), perDay, services), clock);

    private static TargetProgress Progress(PlanTarget target, TargetReading reading, string clock) =>
        TargetProgress.Of(target, reading, WorkedFeed.Day(clock), WorkedFeed.Calendar);
}
