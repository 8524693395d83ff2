using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>Reads the table below a place: agencies of the province, procedures of an agency, channels of a procedure.</summary>
internal sealed class BoardTables(KpiReader reader, CodeTitles titles, Texts texts)
{
    public const string ByName = "name";

    /// <summary>More rows than this are not sent; the table says so.</summary>
    private const int MostRows = 500;

    private static readonly string[] Columns = ["received-dossiers", "online-submission-rate", "on-time-rate", "overdue-open", "due-soon", "processing-time"];

    public async Task<BoardTable> ReadAsync(BoardPlace place, CancellationToken cancellationToken)
    {
        var by = place.Agency is null ? BreakdownBy.Agency : place.Procedure is null ? BreakdownBy.Procedure : BreakdownBy.Channel;
        var kpis = Columns.Select(KpiCatalogue.Find).OfType<KpiDefinition>().ToArray();
        var question = new KpiQuestion(place.Agency, place.Procedure, null, PeriodChoice.Find(place.Period)!);
        var rows = new Dictionary<string, double?[]>(StringComparer.Ordinal);
        for (var column = 0; column < kpis.Length; column++)
        {
            var answer = await reader.BreakdownAsync(kpis[column], by, question, cancellationToken);
            foreach (var item in answer.Items)
            {
                if (!rows.TryGetValue(item.Key, out var values))
                {
                    rows[item.Key] = values = new double?[kpis.Length];
                }

                values[column] = item.Value;
            }
        }

        var wanted = rows.Select(row => new BoardRow(row.Key, titles.InTable(by, row.Key), LinkBelow(place, by, row.Key), row.Value))
            .Where(row => place.Filter is not { } text || row.Name.Contains(text, StringComparison.InvariantCultureIgnoreCase) || row.Key.Contains(text, StringComparison.OrdinalIgnoreCase));
        var sorted = Sorted(wanted, place, kpis).ToList();
        return new BoardTable(
            texts["board.rows." + ApiWords.Of(by)],
            place.SortedBy(ByName).Link(),
            [.. kpis.Select(kpi => ColumnOf(kpi, place))],
            [.. sorted.Take(MostRows)],
            sorted.Count);
    }

    private BoardColumn ColumnOf(KpiDefinition kpi, BoardPlace place) => new(
        kpi.Id,
        texts.Find("board.column." + kpi.Id) ?? texts.Kpi(kpi.Id),
        ApiWords.Of(kpi.Unit),
        place.SortedBy(kpi.Id).Link(),
        (place.Sort ?? Columns[0]) != kpi.Id ? null : place.Ascending ? "ascending" : "descending");

    private static IEnumerable<BoardRow> Sorted(IEnumerable<BoardRow> rows, BoardPlace place, KpiDefinition[] kpis)
    {
        if (place.Sort == ByName)
        {
            return place.Ascending ? rows.OrderBy(row => row.Name, StringComparer.Ordinal) : rows.OrderByDescending(row => row.Name, StringComparer.Ordinal);
        }

        var column = Math.Max(0, Array.FindIndex(kpis, kpi => kpi.Id == place.Sort));
        var known = rows.OrderBy(row => row.Values[column] is null);
        var ordered = place.Ascending ? known.ThenBy(row => row.Values[column]) : known.ThenByDescending(row => row.Values[column]);
        return ordered.ThenBy(row => row.Key, StringComparer.Ordinal);
    }

    private static string? LinkBelow(BoardPlace place, BreakdownBy by, string key) => by switch
    {
        BreakdownBy.Agency => (place with { Agency = key, Sort = null, Ascending = false, Filter = null }).Link(),
        BreakdownBy.Procedure => (place with { Procedure = key, Sort = null, Ascending = false, Filter = null }).Link(),
        _ => null,
    };
}
