using Ioc.Kpi.Accounts;
using Xunit;

namespace Ioc.Kpi.Tests.Accounts;

public sealed class LockOutTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(12, 60)]
    [InlineData(int.MaxValue, 60)]
    public void Each_further_failure_doubles_the_lock_up_to_an_hour(int failures, int? minutes) =>
        Assert.Equal(minutes is { } time ? At.AddMinutes(time) : null, LockOut.Until(failures, At));

    [Fact]
    public void A_lock_ends_at_its_instant()
    {
        var account = new Account("an", Role.Viewer, "hash", "stamp", 5, LockOut.Until(5, At), false, At);

        Assert.True(account.IsLocked(At.AddSeconds(59.9)));
        Assert.False(account.IsLocked(At.AddMinutes(1)));
        Assert.False((account with { LockedUntil = null }).IsLocked(At));
    }
}
