namespace Ioc.Kpi.Board;

/// <summary>Local days, both included, as <see cref="DateOnly.DayNumber"/>.</summary>
public readonly record struct Period(int FromDay, int ToDay)
{
    public DateOnly From => DateOnly.FromDayNumber(FromDay);

    public DateOnly To => DateOnly.FromDayNumber(ToDay);

    public static Period Of(DateOnly from, DateOnly to) => new(from.DayNumber, to.DayNumber);

    public static Period Day(DateOnly day) => Of(day, day);

    public static Period Month(DateOnly today) => Of(new DateOnly(today.Year, today.Month, 1), today);

    public static Period Year(DateOnly today) => Of(new DateOnly(today.Year, 1, 1), today);
}
