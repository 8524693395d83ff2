using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>Puts together what the page of trust shows besides the report itself. Any thread may call.</summary>
internal sealed class TrustPages(TrustReader reader, CodeTitles titles, Texts texts)
{
    public const string Path = "/trust";

    /// <summary>The query parameter that names a source.</summary>
    public const string Source = "source";

    public TrustAnswer Read() => reader.Read();

    /// <summary>The address of a source; that of the province for null.</summary>
    public static string Link(string? source) =>
        source is null ? Path : $"{Path}?{Source}={System.Text.Encodings.Web.UrlEncoder.Default.Encode(source)}";

    /// <summary>The province and each source with the six words as columns.</summary>
    public TableView Table(TrustAnswer answer, TableQuery query)
    {
        TableColumn[] columns =
        [
            new("name", texts["trust.scope"], false), new("score", texts["trust.score"], true), new("judged", texts["trust.judged"], true),
            .. answer.Province.Words.Select(word => new TableColumn(word.Word, word.Name, true)),
        ];
        var rows = answer.Sources.Prepend(answer.Province).Select(view => new TableRow(
            view.Source ?? string.Empty,
            Link(view.Source),
            null,
            CellsOf(view)));
        return TableView.Of(texts["trust.table"], query, columns, rows, export: "/api/v1/trust");
    }

    public string Place(string place) => TrustWords.Place(place, titles);

    /// <summary>Each KPI in doubt with the failing checks that touch it, in the order of the checks.</summary>
    public static IReadOnlyList<(string Kpi, IReadOnlyList<TrustCheckView> Checks)> Doubts(TrustView view) =>
    [
        .. view.Checks.Where(check => check.State == "failing").SelectMany(check => check.Kpis.Select(kpi => (Kpi: kpi, Check: check)))
            .GroupBy(pair => pair.Kpi, pair => pair.Check, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<TrustCheckView>)[.. group])),
    ];

    private TableCell[] CellsOf(TrustView view)
    {
        var (judged, checks) = (view.Words.Sum(word => word.Judged), view.Words.Sum(word => word.Checks));
        return
        [
            new(TrustWords.Name(view.Source, texts)),
            CellOf(view.Score, judged, checks),
            new(TrustWords.Judged(judged, checks), judged),
            .. view.Words.Select(word => CellOf(word.Score, word.Judged, word.Checks)),
        ];
    }

    private TableCell CellOf(double? score, int judged, int checks) =>
        new(TrustWords.Score(score, texts), score) { Standing = TrustWords.Standing(score, judged, checks) };
}
