using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Api;

/// <summary>The period of a question before the clock is known: a word, or fixed local days.</summary>
internal sealed record PeriodChoice
{
    public static readonly PeriodChoice Today = new() { Name = "today" };
    public static readonly PeriodChoice Month = new() { Name = "month" };
    public static readonly PeriodChoice Year = new() { Name = "year" };
    public static readonly PeriodChoice All = new() { Name = "all" };

    /// <value>`today`, `month`, `year`, `all`; null for fixed days.</value>
    public string? Name { get; private init; }

    public Period? Fixed { get; private init; }

    public static PeriodChoice Days(Period days) => new() { Fixed = days };

    public static PeriodChoice? Find(string name) => name switch
    {
        "today" => Today,
        "month" => Month,
        "year" => Year,
        "all" => All,
        _ => null,
    };

    /// <summary>
    /// The days meant on this board that have come, today the last of them; none when the first is still to come, or when `all` finds no
    /// dossier.
    /// </summary>
    public Period On(KpiBoard board)
    {
        if (Fixed is { } days)
        {
            return board.UpToToday(days);
        }

        var today = board.Today;
        return Name switch
        {
            "today" => Period.Day(today),
            "month" => Period.Month(today),
            "year" => Period.Year(today),
            _ => board.WholePeriod() ?? Period.EmptyAfter(today),
        };
    }
}
