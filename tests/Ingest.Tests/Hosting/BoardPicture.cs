using System.Globalization;
using System.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>Everything a board shows, as text, so that two boards can be compared.</summary>
internal static class BoardPicture
{
    public static string Of(KpiBoard board)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{board.DossierCount} dossiers\n");
        if (board.WholePeriod() is not { } period)
        {
            return text.ToString();
        }

        foreach (var kpi in KpiCatalogue.All.Where(kpi => kpi is not DerivedKpi))
        {
            Add(text, kpi.Id, board.Read(kpi, Scope.Province, period));
            foreach (var by in Enum.GetValues<BreakdownBy>())
            {
                foreach (var (code, reading) in board.Breakdown(kpi, by, Scope.Province, period).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    Add(text, $"{kpi.Id} {by} {code}", reading);
                }
            }
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string what, KpiReading reading) =>
        text.Append(CultureInfo.InvariantCulture, $"{what}: {reading.Value} = {reading.Numerator} / {reading.Denominator}\n");
}
