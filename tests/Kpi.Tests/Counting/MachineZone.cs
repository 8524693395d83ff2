using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Changes the zone of the process; for tests of <see cref="MachineZoneCollection"/>.</summary>
internal static class MachineZone
{
    /// <summary>Runs while the machine's own zone is another.</summary>
    public static void On(string zone, Action test)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset, TimeZoneInfo.Local.BaseUtcOffset);
            test();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
