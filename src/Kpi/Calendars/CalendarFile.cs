using System.Globalization;
using System.Text.Json;

namespace Ioc.Kpi.Calendars;

/// <summary>Reads a calendar file (`docs/calendar.md`), strictly: an unknown key is a fault, so that none is taken for a default.</summary>
internal static class CalendarFile
{
    // Records name no other years either.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly (string Word, DayOfWeek Meaning)[] Weekdays =
    [
        .. Enum.GetValues<DayOfWeek>().OrderBy(weekday => (int)(weekday + 6) % 7).Select(weekday => (weekday.ToString().ToLowerInvariant(), weekday)),
    ];

    private static readonly (string Word, CalendarDayKind Meaning)[] Kinds =
        [("holiday", CalendarDayKind.Holiday), ("substitute", CalendarDayKind.Substitute), ("swap", CalendarDayKind.Swap)];

    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="file">What to call it in messages.</param>
    public static WorkingCalendar Read(ReadOnlyMemory<byte> json, string file)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(new CalendarNode(file, "", document.RootElement));
        }
        catch (JsonException exception)
        {
            // A key that stands twice is told without a line.
            var place = exception.LineNumber is { } line ? $", line {(line + 1).ToString(CultureInfo.InvariantCulture)}" : "";
            throw new CalendarFaultException($"{file}{place}: this is not JSON as it must be: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // A text that is no UTF-8 is found only when it is taken.
            throw new CalendarFaultException($"{file}: a text is not UTF-8: {exception.Message} Save the file as UTF-8.", exception);
        }
    }

    private static WorkingCalendar Read(CalendarNode root)
    {
        root.WithKeys("asOf", "weekend", "hours", "sources", "years");
        var weekend = ReadWeekend(root["weekend"]);
        var sources = root["sources"].Entries().ToDictionary(source => source.Key, source => source.Value.Text());
        var years = new List<CalendarYear>();
        var days = new Dictionary<DateOnly, CalendarDay>();
        foreach (var node in root["years"].Items())
        {
            years.Add(ReadYear(node, years));
            foreach (var item in node["days"].Items(mayBeEmpty: true))
            {
                var day = ReadDay(item, years[^1], weekend, sources);
                if (!days.TryAdd(day.Date, day))
                {
                    throw item["date"].Fault($"{Text(day.Date)} is here a second time; a day has one entry.");
                }
            }
        }

        return new WorkingCalendar(root["asOf"].Date(), weekend, ReadHours(root["hours"]), years, days.Values);
    }

    private static List<DayOfWeek> ReadWeekend(CalendarNode node)
    {
        var weekend = new List<DayOfWeek>();
        foreach (var item in node.Items(mayBeEmpty: true))
        {
            var weekday = item.Word("weekday", Weekdays);
            if (weekend.Contains(weekday))
            {
                throw item.Fault("this weekday is here a second time; take it out.");
            }

            weekend.Add(weekday);
        }

        return weekend.Count < 7 ? weekend : throw node.Fault("no weekday is left to work on; leave one at least.");
    }

    private static WorkingHours ReadHours(CalendarNode node)
    {
        var spells = new List<(TimeOnly From, TimeOnly Until)>();
        foreach (var item in node.Items())
        {
            item.WithKeys("from", "until");
            var (from, until) = (item["from"].Time(), item["until"].Time());
            if (from >= until)
            {
                throw item.Fault($"the hours end at {Text(until)}, which is not after {Text(from)}.");
            }

            if (spells.Count > 0 && from < spells[^1].Until)
            {
                throw item["from"].Fault($"these hours begin at {Text(from)}, before the ones above end at {Text(spells[^1].Until)}; put them in order and apart.");
            }

            spells.Add((from, until));
        }

        var whole = new TimeSpan(spells.Sum(spell => (spell.Until - spell.From).Ticks));
        return whole == WorkingHours.Day
            ? new WorkingHours(spells)
            : throw node.Fault($"the hours of a day are {whole:h\\:mm} together; they must be 8:00, which is one working day of a procedure.");
    }

    private static CalendarYear ReadYear(CalendarNode node, List<CalendarYear> earlier)
    {
        node.WithKeys("year", "confirmed", "days");
        var year = node["year"].Number();
        if (year is < FirstYear or > LastYear)
        {
            throw node["year"].Fault($"{year} is not within {FirstYear} to {LastYear}.");
        }

        if (earlier.Count > 0 && year != earlier[^1].Year + 1)
        {
            throw node["year"].Fault($"{year} does not follow {earlier[^1].Year}; list the years in order, without a gap.");
        }

        return new CalendarYear(year, node["confirmed"].Flag());
    }

    private static CalendarDay ReadDay(
        CalendarNode node, CalendarYear year, List<DayOfWeek> weekend, Dictionary<string, string> sources)
    {
        node.WithKeys("date", "kind", "name", "confirmed", "source");
        var day = new CalendarDay(
            node["date"].Date(), node["kind"].Word("kind of day", Kinds), node["name"].Text(), node["confirmed"].Flag(), Source(node["source"], sources));
        if (day.Date.Year != year.Year)
        {
            throw node["date"].Fault($"{Text(day.Date)} is not a day of {year.Year}; move it to its year.");
        }

        if (day.Kind == CalendarDayKind.Swap && !weekend.Contains(day.Date.DayOfWeek))
        {
            throw node["date"].Fault($"{Text(day.Date)} is a {day.Date.DayOfWeek}, which is worked anyway; a swap day lies on the weekend.");
        }

        if (day.Kind == CalendarDayKind.Substitute && weekend.Contains(day.Date.DayOfWeek))
        {
            throw node["date"].Fault($"{Text(day.Date)} is a {day.Date.DayOfWeek}, which is off anyway; a substitute day does not lie on the weekend.");
        }

        return !year.Confirmed || day.Confirmed
            ? day
            : throw node["confirmed"].Fault($"{year.Year} is said to be confirmed, so that no day of it may be unconfirmed; change one of the two.");
    }

    private static string Source(CalendarNode node, Dictionary<string, string> sources) =>
        sources.TryGetValue(node.Text(), out var source) ? source : throw node.Fault($"'{node.Text()}' is not among the sources of the file; add it there.");

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
