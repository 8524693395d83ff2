namespace Ioc.Kpi.Calendars;

/// <summary>
/// Which days are worked, and at which hours: weekends, holidays and swap days, each with its source (`docs/calendar.md`). Immutable; any
/// thread may call. Outside the years it covers only weekends are off. Days given as numbers are <see cref="DateOnly.DayNumber"/>.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly WorkedDays _worked;

    internal WorkingCalendar(
        DateOnly asOf,
        IReadOnlyList<DayOfWeek> weekend,
        WorkingHours hours,
        IReadOnlyList<CalendarYear> years,
        IEnumerable<CalendarDay> days)
    {
        AsOf = asOf;
        Weekend = weekend;
        Hours = hours;
        Years = years;
        Days = [.. days.OrderBy(day => day.Date)];
        _worked = new WorkedDays(
            weekend,
            new DateOnly(years[0].Year, 1, 1).DayNumber,
            new DateOnly(years[^1].Year, 12, 31).DayNumber + 1,
            Days.ToDictionary(day => day.Date.DayNumber, day => day.IsWorked));
    }

    /// <summary>The calendar that ships with Ioc.</summary>
    public static WorkingCalendar BuiltIn { get; } = Load();

    /// <summary>The day on which its facts were looked up.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The weekdays that are off.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; }

    public WorkingHours Hours { get; }

    /// <summary>The years it covers, one after another without a gap.</summary>
    public IReadOnlyList<CalendarYear> Years { get; }

    /// <summary>Holidays, substitute days and swap days of all years, in their order.</summary>
    public IReadOnlyList<CalendarDay> Days { get; }

    /// <summary>What counting goes by, as text: the same for two calendars that agree on every hour.</summary>
    public string Facts => string.Join(
        '|', string.Join(' ', Weekend), Hours, Years[0].Year, Years[^1].Year, string.Join(' ', Days.Select(day => $"{day.Date.DayNumber}{(day.IsWorked ? '+' : '-')}")));

    /// <param name="json">A calendar file in UTF-8 (`docs/calendar.md`).</param>
    /// <param name="file">What to call it in messages.</param>
    /// <exception cref="CalendarFaultException">It is no calendar file, or says something that cannot be.</exception>
    public static WorkingCalendar Parse(ReadOnlyMemory<byte> json, string file) => CalendarFile.Read(json, file);

    /// <summary>What the calendar says about a day; null where its weekday decides.</summary>
    public CalendarDay? Find(DateOnly date) => Days.FirstOrDefault(day => day.Date == date);

    public bool Covers(int year) => year >= Years[0].Year && year <= Years[^1].Year;

    /// <summary>
    /// The year whose days off are not in the calendar though they are needed: the year of the day, or the one after it from 1 December on
    /// (kpis.md, 5.2). Null when there is none.
    /// </summary>
    public int? MissingYear(DateOnly today) =>
        !Covers(today.Year) ? today.Year
        : today.Month == 12 && !Covers(today.Year + 1) ? today.Year + 1
        : null;

    /// <summary>The days from the given one on that no document fixes yet, in their order.</summary>
    public IReadOnlyList<CalendarDay> UnconfirmedFrom(DateOnly day) => [.. Days.Where(listed => !listed.Confirmed && listed.Date >= day)];

    public bool IsWorkingDay(int day) => _worked.Contains(day);

    /// <summary>The first working day after the given day.</summary>
    public int NextWorkingDay(int day) => _worked.At(_worked.Before(day + 1));

    /// <summary>The last working day before the given day.</summary>
    public int PreviousWorkingDay(int day) => _worked.At(_worked.Before(day) - 1);

    /// <summary>How many days are worked before the day, from the beginning of the calendar on: the difference of two days is what counts.</summary>
    internal int WorkingDaysBefore(int day) => _worked.Before(day);

    /// <summary>The working day that has so many before it.</summary>
    internal int WorkingDayAt(int before) => _worked.At(before);

    private static WorkingCalendar Load()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("calendar.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes, "calendar.json");
    }
}
