using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Counting;

/// <summary>What counting needs besides the dossier: the rules, the zone and the calendar of the deployment.</summary>
public sealed record CountingContext(CountingRules Rules, LocalTime Zone, WorkingCalendar Calendar)
{
    /// <summary>Working time by this calendar in this zone.</summary>
    public WorkingTime Working { get; } = new(Calendar, Zone);
}
