using System.Globalization;

namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>Reads maintenance windows and the zones of their bounds.</summary>
internal static class MaintenanceReader
{
    private static readonly string[] Instants = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    public static RoutingMaintenance Read(RoutingMap map, TimeZoneInfo standard)
    {
        var zone = Zone(map, standard);
        var once = map.Has("from") || map.Has("until");
        if (once == map.Has("weekly"))
        {
            map.Wrong("name", "A window has either from and until, or weekly.");
        }

        return new RoutingMaintenance(
            map.Text("name", required: true), map.Matchers("matchers"), zone,
            once ? ReadOnce(map, zone) : null,
            map.Map("weekly", "days", "from", "until") is { } weekly ? ReadWeekly(weekly) : null);
    }

    /// <summary>The zone that the mapping names, the standard where it names none.</summary>
    public static TimeZoneInfo Zone(RoutingMap map, TimeZoneInfo standard)
    {
        var id = map.Text("timeZone");
        if (id.Length == 0)
        {
            return standard;
        }

        // `local` would be that of the machine.
        if (!id.Equals("local", StringComparison.OrdinalIgnoreCase) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        map.Wrong("timeZone", $"'{id}' is no time zone; write it as Asia/Ho_Chi_Minh.");
        return standard;
    }

    private static RoutingOnce ReadOnce(RoutingMap map, TimeZoneInfo zone)
    {
        var (from, until) = (ReadInstant(map, "from", zone), ReadInstant(map, "until", zone));
        if (from >= until)
        {
            map.Wrong("until", "The window ends before it begins.");
        }

        return new RoutingOnce(from, until);
    }

    private static DateTimeOffset ReadInstant(RoutingMap map, string key, TimeZoneInfo zone)
    {
        var text = map.Text(key, required: true);
        if (DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1900 and < 9000)
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        map.Wrong(key, $"'{text}' is no local time; write it as 2026-12-05 22:00. Whose time it is, timeZone says.");
        return key == "from" ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
    }

    private static RoutingWeekly ReadWeekly(RoutingMap map)
    {
        var days = new List<DayOfWeek>();
        foreach (var word in map.Texts("days"))
        {
            var day = Array.FindIndex(Enum.GetNames<DayOfWeek>(), name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
            if (day < 0)
            {
                map.Wrong("days", $"'{word}' is no weekday; write them as monday, saturday, sunday.");
            }
            else
            {
                days.Add((DayOfWeek)day);
            }
        }

        if (days.Count == 0)
        {
            map.Wrong("days", "'days' names no weekday.");
        }

        var (from, until) = (ReadTime(map, "from"), ReadTime(map, "until"));
        if (from == TimeSpan.FromDays(1) || from == until)
        {
            map.Wrong("from", "A window begins before 24:00 and not at the time at which it ends; the whole day is 00:00 to 24:00.");
        }

        return new RoutingWeekly(days, from, until);
    }

    private static TimeSpan ReadTime(RoutingMap map, string key)
    {
        var text = map.Text(key, required: true);
        if (text == "24:00")
        {
            return TimeSpan.FromDays(1);
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToTimeSpan();
        }

        map.Wrong(key, $"'{text}' is no time of day; write it in quotation marks, as \"07:30\".");
        return key == "from" ? TimeSpan.Zero : TimeSpan.FromHours(1);
    }
}
