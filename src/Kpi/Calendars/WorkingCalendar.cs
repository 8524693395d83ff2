using System.Text.Json;

namespace Ioc.Kpi.Calendars;

/// <summary>Which days are worked: weekends, holidays and swap days (facts and their sources: `calendar.json`). Immutable.</summary>
public sealed class WorkingCalendar
{
    private static readonly int FirstListed = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int EndOfListed = new DateOnly(2070, 1, 1).DayNumber;

    private readonly HashSet<int> _daysOff = [];
    private readonly HashSet<int> _swapDays = [];

    // The days that dossiers are about, worked out once: every update asks.
    private readonly bool[] _worked;

    /// <param name="json">A calendar file: `days[]` with `date` and `kind` (`holiday`, `substitute-holiday`, `working-day`).</param>
    public WorkingCalendar(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var file = JsonDocument.ParseValue(ref reader);
        foreach (var day in file.RootElement.GetProperty("days").EnumerateArray())
        {
            var number = DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd", null).DayNumber;
            (day.GetProperty("kind").GetString() == "working-day" ? _swapDays : _daysOff).Add(number);
        }

        _worked = [.. Enumerable.Range(FirstListed, EndOfListed - FirstListed).Select(IsWorked)];
    }

    /// <summary>The calendar that ships with Ioc.</summary>
    public static WorkingCalendar BuiltIn { get; } = Load();

    /// <summary>The facts of this calendar as text, the same for two calendars that agree on every day.</summary>
    public string Facts => $"{string.Join(' ', _daysOff.Order())}|{string.Join(' ', _swapDays.Order())}";

    public bool IsWorkingDay(int day) =>
        day >= FirstListed && day < EndOfListed ? _worked[day - FirstListed] : IsWorked(day);

    /// <summary>The first working day after the given day.</summary>
    public int NextWorkingDay(int day)
    {
        do
        {
            day++;
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>The last working day before the given day.</summary>
    public int PreviousWorkingDay(int day)
    {
        do
        {
            day--;
        }
        while (!IsWorkingDay(day));
        return day;
    }

    private bool IsWorked(int day)
    {
        if (_swapDays.Contains(day))
        {
            return true;
        }

        var weekday = DateOnly.FromDayNumber(day).DayOfWeek;
        return weekday is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_daysOff.Contains(day);
    }

    private static WorkingCalendar Load()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("calendar.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new WorkingCalendar(bytes);
    }
}
