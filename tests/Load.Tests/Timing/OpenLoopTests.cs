using Ioc.Load.Timing;
using Xunit;

namespace Ioc.Load.Tests.Timing;

public sealed class OpenLoopTests
{
    [Fact]
    public async Task A_request_starts_although_the_earlier_ones_were_not_answered()
    {
        var loop = new OpenLoop(TimeSpan.Zero);
        var allStarted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = 0;
        await loop.RunAsync(
            Arrivals.Steady(1000, TimeSpan.FromMilliseconds(20)),
            _ =>
            {
                if (Interlocked.Increment(ref started) == 20)
                {
                    allStarted.SetResult();
                }

                return allStarted.Task;
            });

        Assert.Equal(20, loop.Latency.Count);
        Assert.Equal(20, loop.MostOpen);
        Assert.Equal(0, loop.Open);
    }

    [Fact]
    public async Task Latency_counts_from_the_scheduled_moment()
    {
        var loop = new OpenLoop(TimeSpan.Zero);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await loop.RunAsync(
            [TimeSpan.Zero, TimeSpan.FromMilliseconds(100)],
            async number =>
            {
                if (number == 1)
                {
                    first.SetResult();
                }

                await first.Task;
            });

        Assert.True(loop.Latency.Max >= TimeSpan.FromMilliseconds(100), $"{loop.Latency.Max}");
    }

    [Fact]
    public void A_day_has_its_peak_in_the_late_afternoon()
    {
        var day = Arrivals.WorkingDay(21_000, TimeSpan.FromHours(10.5)).ToArray();
        var busiest = day.GroupBy(due => (int)(due.TotalHours * 2)).MaxBy(group => group.Count())!.Key;
        Assert.Equal(21_000, day.Length);
        Assert.Equal(19, busiest);
        Assert.Equal(day.Order(), day);
    }
}
