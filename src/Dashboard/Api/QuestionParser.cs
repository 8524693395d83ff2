using System.Globalization;
using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Reads filters and periods from a query; gives a problem instead of guessing.</summary>
internal static class QuestionParser
{
    private const int LongestCode = 256;

    public static bool TryRead(IQueryCollection query, out KpiQuestion question, out IResult? problem)
    {
        question = new KpiQuestion(null, null, null, PeriodChoice.Year);
        if (!TryFilters(query, out var agency, out var procedure, out var channel, out problem)
            || !TryPeriod(query, out var period, out problem))
        {
            return false;
        }

        question = new KpiQuestion(agency, procedure, channel, period);
        return true;
    }

    public static bool TryFilters(
        IQueryCollection query, out string? agency, out string? procedure, out Channel? channel, out IResult? problem)
    {
        agency = Word(query, "agency");
        procedure = Word(query, "procedure");
        channel = null;
        problem = null;
        if (agency?.Length > LongestCode || procedure?.Length > LongestCode)
        {
            problem = ApiProblems.BadQuery("code-too-long", $"A code has at most {LongestCode} characters.");
            return false;
        }

        if (Word(query, "channel") is not { } name)
        {
            return true;
        }

        if (ChannelNames.TryParse(name, out var known))
        {
            channel = known;
            return true;
        }

        problem = ApiProblems.BadQuery("unknown-channel", "channel is one of online, counter, postal, other, unknown.");
        return false;
    }

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string? Word(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values.ToString()) ? values.ToString() : null;

    private static bool TryPeriod(IQueryCollection query, out PeriodChoice period, out IResult? problem)
    {
        period = PeriodChoice.Year;
        problem = null;
        var (name, from, to) = (Word(query, "period"), Word(query, "from"), Word(query, "to"));
        if (from is not null || to is not null)
        {
            return TryDays(name, from, to, out period, out problem);
        }

        if (name is null)
        {
            return true;
        }

        if (PeriodChoice.Find(name) is { } known)
        {
            period = known;
            return true;
        }

        problem = ApiProblems.BadQuery("unknown-period", "period is one of today, month, year, all; or give from and to.");
        return false;
    }

    private static bool TryDays(string? name, string? from, string? to, out PeriodChoice period, out IResult? problem)
    {
        period = PeriodChoice.Year;
        problem = null;
        if (name is not null || from is null || to is null)
        {
            problem = ApiProblems.BadQuery("ambiguous-period", "Give either period, or both from and to.");
            return false;
        }

        if (!TryDay(from, out var first) || !TryDay(to, out var last))
        {
            problem = ApiProblems.BadQuery("unreadable-date", "from and to are local days such as 2026-01-31.");
            return false;
        }

        if (first > last)
        {
            problem = ApiProblems.BadQuery("from-after-to", "from must not be after to.");
            return false;
        }

        period = PeriodChoice.Days(Period.Of(first, last));
        return true;
    }
}
