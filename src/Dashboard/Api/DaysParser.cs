using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Reads a question about days that are over.</summary>
internal static class DaysParser
{
    /// <summary>A year, also a leap year.</summary>
    public const int MostDays = 366;

    private const int UnlessSaid = 30;

    /// <param name="to">The day behind the last one; not after today, so that there may be none.</param>
    public static bool TryRead(IQueryCollection query, LocalTime zone, Moment now, out DateOnly from, out DateOnly to, out IResult? problem)
    {
        var yesterday = DateOnly.FromDayNumber(zone.DayOf(now) - 1);
        var (first, last) = (QuestionParser.Word(query, "from"), QuestionParser.Word(query, "to"));
        (from, to) = (yesterday, yesterday);
        problem = null;
        if ((last is not null && !QuestionParser.TryDay(last, out to)) || to.Year is <= 1 or >= 9999)
        {
            problem = ApiProblems.BadQuery("unreadable-date", "from and to are local days such as 2026-01-31.");
            return false;
        }

        from = to.AddDays(1 - UnlessSaid);
        if ((first is not null && !QuestionParser.TryDay(first, out from)) || from.Year is <= 1 or >= 9999)
        {
            problem = ApiProblems.BadQuery("unreadable-date", "from and to are local days such as 2026-01-31.");
            return false;
        }

        if (from > to)
        {
            problem = ApiProblems.BadQuery("from-after-to", "from must not be after to.");
            return false;
        }

        if (to.DayNumber - from.DayNumber >= MostDays)
        {
            problem = ApiProblems.BadQuery("too-many-days", $"At most {MostDays} days: ask for fewer.");
            return false;
        }

        to = (to < yesterday ? to : yesterday).AddDays(1);
        from = from < to ? from : to;
        return true;
    }
}
