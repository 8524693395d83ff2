using System.Globalization;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Reads a question about points in time. Bounds are local days (`to` included) or ISO 8601 instants (`to` excluded).</summary>
internal static class SeriesParser
{
    /// <summary>Enough for two days of minutes, four months of hours or eight years of days.</summary>
    public const int MostPoints = 3000;

    public static bool TryRead(IQueryCollection query, LocalTime zone, Moment now, out SeriesQuestion question, out IResult? problem)
    {
        question = new SeriesQuestion(null, null, null, default, default, SeriesStep.Hour);
        if (!QuestionParser.TryFilters(query, out var agency, out var procedure, out var channel, out problem)
            || !TryStep(query, out var step, out problem)
            || !TryBounds(query, zone, now, step, out var from, out var to, out problem))
        {
            return false;
        }

        if (step != SeriesStep.Day && !IsKept(agency, procedure, channel))
        {
            problem = ApiProblems.BadQuery(
                "step-too-fine", "Series of a procedure, and of an agency and a channel together, are daily: ask with step=day.");
            return false;
        }

        if ((to - from) / LengthOf(step) > MostPoints)
        {
            problem = ApiProblems.BadQuery("too-many-points", $"At most {MostPoints} points: ask for fewer days or a longer step.");
            return false;
        }

        question = new SeriesQuestion(agency, procedure, channel, from, to, step);
        return true;
    }

    /// <summary>Whether minutes and hours of the scope are in the store, which holds the province, each agency and each channel.</summary>
    private static bool IsKept(string? agency, string? procedure, Channel? channel) =>
        procedure is null && (agency is null || channel is null);

    private static bool TryStep(IQueryCollection query, out SeriesStep step, out IResult? problem)
    {
        problem = null;
        SeriesStep? known = QuestionParser.Word(query, "step") switch
        {
            null or "hour" => SeriesStep.Hour,
            "minute" => SeriesStep.Minute,
            "day" => SeriesStep.Day,
            _ => null,
        };
        step = known ?? SeriesStep.Hour;
        if (known is null)
        {
            problem = ApiProblems.BadQuery("unknown-step", "step is one of minute, hour, day.");
        }

        return known is not null;
    }

    private static bool TryBounds(
        IQueryCollection query,
        LocalTime zone,
        Moment now,
        SeriesStep step,
        out DateTimeOffset from,
        out DateTimeOffset to,
        out IResult? problem)
    {
        problem = null;
        from = to = zone.ToLocal(now);
        var today = zone.DayOf(now);
        var back = step switch { SeriesStep.Minute => 0, SeriesStep.Hour => 6, _ => 29 };
        if (!TryBound(QuestionParser.Word(query, "to"), zone, dayShift: 1, zone.StartOf(today + 1), out to)
            || !TryBound(QuestionParser.Word(query, "from"), zone, dayShift: 0, zone.StartOf(today - back), out from))
        {
            problem = ApiProblems.BadQuery(
                "unreadable-date", "from and to are local days such as 2026-01-31, or ISO 8601 instants with offset.");
            return false;
        }

        if (from >= to)
        {
            problem = ApiProblems.BadQuery("from-after-to", "from must not be after to.");
            return false;
        }

        return true;
    }

    private static bool TryBound(string? text, LocalTime zone, int dayShift, Moment otherwise, out DateTimeOffset bound)
    {
        bound = zone.ToLocal(otherwise);
        if (text is null)
        {
            return true;
        }

        if (QuestionParser.TryDay(text, out var day))
        {
            // The last day that a DateOnly can name has no day after it.
            var usable = day.Year is > 1 and < 9999;
            bound = usable ? zone.ToLocal(zone.StartOf(day.DayNumber + dayShift)) : bound;
            return usable;
        }

        // A plus sign that was not escaped arrives as a space.
        return DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out bound);
    }

    private static TimeSpan LengthOf(SeriesStep step) => step switch
    {
        SeriesStep.Minute => TimeSpan.FromMinutes(1),
        SeriesStep.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}
