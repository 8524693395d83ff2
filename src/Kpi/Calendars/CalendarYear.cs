namespace Ioc.Kpi.Calendars;

/// <summary>A year whose days off the calendar knows.</summary>
/// <param name="Confirmed">Whether all of its days off are fixed by documents, so that none is expected to come or to move.</param>
public sealed record CalendarYear(int Year, bool Confirmed);
