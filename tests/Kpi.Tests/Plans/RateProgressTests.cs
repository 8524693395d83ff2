using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>Rates and entered values, worked by hand. The target: 80 % of the dossiers by the end of 2025.</summary>
public sealed class RateProgressTests
{
    private static readonly PlanTarget Share = PlanFiles.Target("central/T16");
    private static readonly PlanTarget Level = PlanFiles.Target("nghe-an/T14");

    [Theory]
    [InlineData("2025-06-29", 85, 85, TargetStatus.Met)]
    [InlineData("2025-06-29", 75, 90, TargetStatus.OnCourse)]
    [InlineData("2025-06-29", 75, 80, TargetStatus.Behind)]
    [InlineData("2025-09-30", 75, 95, TargetStatus.OnCourse)]
    [InlineData("2025-12-31", 75, 95, TargetStatus.Behind)]
    [InlineData("2026-01-01", 80, 80, TargetStatus.Met)]
    [InlineData("2026-01-01", 79, 80, TargetStatus.Missed)]
    public void Status_follows_the_last_working_days(string clock, long earlier, long recent, TargetStatus status) =>
        Assert.Equal(status, Of(Share, WorkedFeed.Rates(WorkedFeed.Day(clock), earlier, recent), clock).Status);

    [Fact]
    public void Projection_margin_and_need_are_those_worked_by_hand()
    {
        // 99 days at 75, 20 at 90: 9,225 of 11,900. 13,100 still come, at 90 %.
        var progress = Of(Share, WorkedFeed.Rates(new DateOnly(2025, 6, 29), 75, 90), "2025-06-29");
        Assert.Equal(100 * 9_225 / 11_900.0, progress.Value!.Value, 9);
        Assert.Equal(100 * (9_225 + 11_790) / 25_000.0, progress.Projection!.Value, 9);
        Assert.Equal(100 * 9_225 / 11_900.0, progress.Projection.SinceStart!.Value, 9);
        Assert.Equal(0.79, progress.Projection.Margin!.Value, 2);
        Assert.Equal(100 * (20_000 - 9_225) / 13_100.0, progress.Need!.Amount!.Value, 9);
        Assert.Equal((TargetNeedKind.PercentOfComing, false), (progress.Need.Kind, progress.Need.Impossible));
    }

    [Fact]
    public void What_is_met_now_may_be_slipping()
    {
        var progress = Of(Share, WorkedFeed.Rates(new DateOnly(2025, 6, 29), 90, 60), "2025-06-29");
        Assert.Equal((TargetStatus.Met, true), (progress.Status, progress.Slipping));
        Assert.False(Of(Share, WorkedFeed.Rates(new DateOnly(2025, 6, 29), 90, 90), "2025-06-29").Slipping);
    }

    [Fact]
    public void More_than_all_of_what_comes_is_impossible()
    {
        // 24,900 came by the last day, 50 % of them hits; 100 still come.
        var progress = Of(Share, WorkedFeed.Rates(new DateOnly(2025, 12, 31), 50, 50), "2025-12-31");
        Assert.Equal((TargetStatus.Behind, true, null), (progress.Status, progress.Need!.Impossible, progress.Need.Amount));
    }

    [Fact]
    public void All_that_comes_is_not_impossible()
    {
        var target = PlanFiles.Target("central/T15");
        var progress = Of(target, WorkedFeed.Rates(new DateOnly(2025, 9, 30), 100, 100), "2025-09-30");
        Assert.Equal((TargetStatus.Met, 100.0, false), (progress.Status, progress.Need!.Amount, progress.Need.Impossible));
        Assert.True(progress.Projection!.Low < 100, "At 100 % something is uncertain too.");
    }

    [Fact]
    public void Without_dossiers_there_is_no_rate()
    {
        var progress = Of(Share, new RateReading(WorkedFeed.Start, []), "2025-06-29");
        Assert.Equal((TargetStatus.NoData, null, null), (progress.Status, progress.Value, progress.Projection));
        Assert.Equal((TargetStatus.NoData, true), (Of(Share, new RateReading(WorkedFeed.Start, []), "2026-01-01").Status, Of(Share, new RateReading(WorkedFeed.Start, []), "2026-01-01").Expired));
    }

    [Fact]
    public void What_must_not_be_exceeded_is_met_below_it()
    {
        var target = Share with { Comparison = PlanComparison.AtMost, Value = 20 };
        Assert.Equal(TargetStatus.Met, Of(target, WorkedFeed.Rates(new DateOnly(2025, 6, 29), 15, 15), "2025-06-29").Status);
        Assert.Equal(TargetStatus.OnCourse, Of(target, WorkedFeed.Rates(new DateOnly(2025, 6, 29), 25, 5), "2025-06-29").Status);
        Assert.True(Of(target, WorkedFeed.Rates(new DateOnly(2025, 12, 31), 50, 50), "2025-12-31").Need!.Impossible);
    }

    // July to December 2025 have 130 working days; the 31st of July, the 29th of August and the 30th of September are the 23rd, 44th and 64th.
    [Theory]
    [InlineData(23, 44, 64, TargetStatus.OnCourse, 100)]
    [InlineData(12, 22.5, 32.5, TargetStatus.Behind, 65.5)]
    public void Entered_values_are_drawn_out_in_a_straight_line(double july, double august, double september, TargetStatus status, double projected)
    {
        var progress = Of(Level, Entered(("2025-07-31", july), ("2025-08-29", august), ("2025-09-30", september)), "2025-09-30");
        Assert.Equal((status, september), (progress.Status, progress.Value));
        Assert.Equal(projected, progress.Projection!.Value, 1);
        Assert.Equal((100 - september) / 67, progress.Need!.Amount!.Value, 9);
        Assert.NotNull(progress.Projection.Margin);
    }

    [Theory]
    [InlineData("2025-09-30", 50, TargetStatus.OnCourse)]
    [InlineData("2025-09-30", 49, TargetStatus.Behind)]
    [InlineData("2025-07-03", 100, TargetStatus.Met)]
    [InlineData("2025-07-03", 90, TargetStatus.NoData)]
    [InlineData("2026-01-01", 99, TargetStatus.Missed)]
    [InlineData("2026-01-01", 100, TargetStatus.Met)]
    public void One_entry_is_held_against_the_even_pace(string clock, double value, TargetStatus status)
    {
        var progress = Of(Level, Entered(("2025-07-02", value)), clock);
        Assert.Equal((status, value, null), (progress.Status, progress.Value, progress.Projection?.Margin));
    }

    [Fact]
    public void Entries_after_the_deadline_do_not_change_the_verdict() =>
        Assert.Equal((TargetStatus.Missed, 60.0), Verdict(Of(Level, Entered(("2025-12-30", 60), ("2026-01-05", 100)), "2026-02-01")));

    private static (TargetStatus, double?) Verdict(TargetProgress progress) => (progress.Status, progress.Value);

    private static EnteredReading Entered(params (string Day, double Value)[] entries) =>
        new(new DateOnly(2025, 7, 1), [.. entries.Select(entry => new DayValue(WorkedFeed.Day(entry.Day), entry.Value))]);

    private static TargetProgress Of(PlanTarget target, TargetReading reading, string clock) =>
        TargetProgress.Of(target, reading, WorkedFeed.Day(clock), WorkedFeed.Calendar);
}
