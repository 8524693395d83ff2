namespace Ioc.Kpi.Calendars;

/// <summary>Why a day is not what its weekday would make it (kpis.md, 5.2).</summary>
public enum CalendarDayKind
{
    /// <summary>A public holiday, whatever its weekday.</summary>
    Holiday,

    /// <summary>A weekday off for another day: for a holiday on the weekend, or for a swap day.</summary>
    Substitute,

    /// <summary>A day of the weekend that is worked for a weekday off.</summary>
    Swap,
}
