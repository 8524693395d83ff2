namespace Ioc.Kpi.Calendars;

/// <summary>One day of the calendar that its weekday does not tell.</summary>
/// <param name="Name">What people call it, in Vietnamese.</param>
/// <param name="Confirmed">Whether a document in force fixes this day; false where it is worked out and no document was seen yet.</param>
/// <param name="Source">The document, or how the day was worked out, in Vietnamese.</param>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, string Name, bool Confirmed, string Source)
{
    /// <summary>Whether people work on it.</summary>
    public bool IsWorked => Kind == CalendarDayKind.Swap;
}
