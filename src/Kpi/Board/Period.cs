namespace Ioc.Kpi.Board;

/// <summary>Local days, both included, as <see cref="DateOnly.DayNumber"/>; a period that ends before it begins has no day.</summary>
public readonly record struct Period(int FromDay, int ToDay)
{
    public bool IsEmpty => ToDay < FromDay;

    public DateOnly From => DateOnly.FromDayNumber(FromDay);

    public DateOnly To => DateOnly.FromDayNumber(ToDay);

    public static Period Of(DateOnly from, DateOnly to) => new(from.DayNumber, to.DayNumber);

    public static Period Day(DateOnly day) => Of(day, day);

    public static Period Month(DateOnly today) => Of(new DateOnly(today.Year, today.Month, 1), today);

    public static Period Year(DateOnly today) => Of(new DateOnly(today.Year, 1, 1), today);

    /// <summary>The period without a day that stands at the end of the given one: nothing happens in it, and its stocks are of that end.</summary>
    public static Period EmptyAfter(DateOnly day) => new(day.DayNumber + 1, day.DayNumber);

    /// <summary>The days of the period up to the given one; none of them when it begins later.</summary>
    public Period UpTo(DateOnly last) =>
        FromDay > last.DayNumber ? EmptyAfter(last) : this with { ToDay = Math.Min(ToDay, last.DayNumber) };
}
