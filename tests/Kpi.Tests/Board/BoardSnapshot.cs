using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Everything a board says, as text, so that two boards can be compared whole.</summary>
internal static class BoardSnapshot
{
    public static List<string> Of(KpiBoard board)
    {
        var lines = new List<string> { $"dossiers {board.DossierCount}" };
        foreach (var scope in Scopes(board))
        {
            foreach (var period in Periods(board))
            {
                foreach (var reading in board.Read(KpiCatalogue.All, scope, period))
                {
                    var name = $"{TextOf(scope, board)} {period.From:O}..{period.To:O} {reading.Kpi.Id}";
                    lines.Add($"{name} {reading.Value:R} {reading.Numerator}/{reading.Denominator} {reading.Applicable} {WorkingOf(reading):R}");
                }
            }
        }

        return lines;
    }

    private static double? WorkingOf(KpiReading reading) => reading.Figures?["working"].Value;

    public static IEnumerable<Scope> Scopes(KpiBoard board)
    {
        int?[] agencies = [null, .. Enumerable.Range(0, board.Codes.Agencies.Count)];
        int?[] procedures = [null, .. Enumerable.Range(0, board.Codes.Procedures.Count)];
        Channel?[] channels = [null, Channel.Unknown, Channel.Online];
        return from agency in agencies from procedure in procedures from channel in channels select new Scope(agency, procedure, channel);
    }

    public static IEnumerable<Period> Periods(KpiBoard board)
    {
        var today = board.Today;
        yield return Period.Day(today);
        yield return Period.Year(today);
        yield return Period.Of(today.AddDays(-30), today.AddDays(-9));
        yield return Period.Of(today.AddDays(-200), today.AddDays(400));
    }

    /// <summary>Scopes in the words of codes, since ids depend on the order in which a board met them.</summary>
    private static string TextOf(Scope scope, KpiBoard board) =>
        $"{(scope.Agency is { } a ? board.Codes.Agencies.TextOf(a) : "*")}"
        + $"|{(scope.Procedure is { } p ? board.Codes.Procedures.TextOf(p) : "*")}|{scope.Channel}";
}
