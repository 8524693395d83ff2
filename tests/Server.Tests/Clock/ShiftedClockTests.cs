using Ioc.Server.Clock;
using Xunit;

namespace Ioc.Server.Tests.Clock;

public sealed class ShiftedClockTests
{
    private static readonly DateTimeOffset Start = new(2012, 6, 4, 12, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void It_starts_at_the_chosen_instant_and_goes_on()
    {
        var clock = new ShiftedClock(Start, 1);

        var first = clock.GetUtcNow();
        var second = clock.GetUtcNow();

        Assert.InRange(first, Start, Start.AddHours(1));
        Assert.Equal(TimeSpan.Zero, first.Offset);
        Assert.True(second >= first);
    }

    [Fact]
    public async Task A_day_passes_in_a_moment_at_high_speed()
    {
        var clock = new ShiftedClock(Start, 3_600_000);
        var started = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromDays(1), clock);

        // The system's timer may be a millisecond or two early, which are hours at this speed.
        Assert.True(clock.GetUtcNow() >= Start.AddHours(18));
        Assert.True(clock.GetElapsedTime(started) >= TimeSpan.FromHours(18));
    }
}
