using Ioc.Testing;

namespace Ioc.Simulator.Tests;

/// <summary>Small provinces for tests, at a fixed instant.</summary>
internal static class Provinces
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 20, 7, TimeSpan.FromHours(7));

    public static SimulatorOptions Small() => new() { DossiersPerDay = 100, LiveDossiersPerDay = 1_500, HistoryDays = 5 };

    public static HandClock Clock() => new(Now);
}
