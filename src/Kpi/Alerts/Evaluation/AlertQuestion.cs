using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>One thing that the board is asked for, however many rules need it.</summary>
/// <param name="Kpi">The id of the KPI.</param>
/// <param name="ByAgency">Each agency; otherwise the province.</param>
public readonly record struct AlertQuestion(string Kpi, AlertPeriod Period, bool ByAgency)
{
    /// <summary>Asks the board while it stands still. An unknown KPI has no answer.</summary>
    /// <returns>By the code of the agency; one entry with an empty code for the province.</returns>
    public IReadOnlyList<KeyValuePair<string, KpiReading>> Ask(KpiBoard board, Surroundings around)
    {
        if (KpiCatalogue.Find(Kpi) is not { } kpi)
        {
            return [];
        }

        var days = DaysOf(board);
        return ByAgency
            ? board.Breakdown(kpi, BreakdownBy.Agency, Scope.Province, days)
            : [new("", board.Read([kpi], Scope.Province, days, around)[0])];
    }

    private Period DaysOf(KpiBoard board) => Period switch
    {
        AlertPeriod.Month => Board.Period.Month(board.Today),
        AlertPeriod.Year => Board.Period.Year(board.Today),
        AlertPeriod.All => board.WholePeriod() ?? Board.Period.Day(board.Today),
        _ => Board.Period.Day(board.Today),
    };
}
