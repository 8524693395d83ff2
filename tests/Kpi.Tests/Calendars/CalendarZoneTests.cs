using Ioc.Kpi.Tests.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>Working time is that of the province, whatever the zone of the machine.</summary>
[Collection(nameof(MachineZoneCollection))]
public sealed class CalendarZoneTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/Los_Angeles")]
    public void Every_case_holds_on_any_machine(string zone) => MachineZone.On(zone, () => Assert.All(CalendarCase.All, CalendarCaseTests.Hold));
}
