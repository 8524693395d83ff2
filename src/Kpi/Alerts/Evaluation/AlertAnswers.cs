using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>What the board said to the questions of the rules, each asked once. Immutable.</summary>
/// <param name="Today">The local day of the board.</param>
/// <param name="PerWorkingDay">What each agency (the province under an empty code) received in the mean of its last working days; empty where no rule asks.</param>
public sealed record AlertAnswers(
    DateOnly Today,
    WorkingCalendar Calendar,
    IReadOnlyDictionary<AlertQuestion, IReadOnlyList<KeyValuePair<string, KpiReading>>> Readings,
    IReadOnlyDictionary<string, double> PerWorkingDay)
{
    /// <summary>The complete days that the mean of a working day is taken over.</summary>
    private const int DaysBack = 28;

    /// <summary>Asks the board everything at once. While it stands still; costs about as much as reading each KPI once.</summary>
    public static AlertAnswers Ask(KpiBoard board, Surroundings around, IEnumerable<AlertQuestion> questions, bool perWorkingDay) => new(
        board.Today,
        board.Calendar,
        questions.Distinct().ToDictionary(question => question, question => question.Ask(board, around)),
        perWorkingDay ? MeanOf(board) : new Dictionary<string, double>());

    private static Dictionary<string, double> MeanOf(KpiBoard board)
    {
        var received = KpiCatalogue.All.OfType<ReceivedDossiers>().Single();
        var yesterday = board.Today.AddDays(-1);
        var days = Period.Of(board.Today.AddDays(-DaysBack), yesterday);
        var worked = Math.Max(1, board.Calendar.WorkingDaysBefore(days.ToDay + 1) - board.Calendar.WorkingDaysBefore(days.FromDay));
        return board.Breakdown(received, BreakdownBy.Agency, Scope.Province, days).Append(new("", board.Read(received, Scope.Province, days)))
            .ToDictionary(agency => agency.Key, agency => (agency.Value.Value ?? 0) / worked, StringComparer.Ordinal);
    }
}
