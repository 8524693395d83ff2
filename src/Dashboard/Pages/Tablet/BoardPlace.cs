using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>Where in the drill-down a page stands: province, agency or procedure; with the period and the order of its table.</summary>
/// <remarks>Codes travel in the query, encoded, because they may hold any character, slashes included.</remarks>
public sealed record BoardPlace(string? Agency, string? Procedure, string Period, string? Sort, bool Ascending)
{
    public const string DefaultPeriod = "month";

    public static readonly IReadOnlyList<string> Periods = ["today", "month", "year", "all"];

    /// <value>What names or codes of the table must hold; null for all.</value>
    public string? Filter { get; init; }

    public string Path => Agency is null ? "/" : "/agencies";

    public static BoardPlace Of(IQueryCollection query)
    {
        var period = query["period"].ToString();
        return new BoardPlace(
            Word(query, "agency"),
            Word(query, "procedure"),
            Periods.Contains(period) ? period : DefaultPeriod,
            Word(query, "sort"),
            query["order"] == "ascending") { Filter = Word(query, "q") };
    }

    public string Link() => Query(withDefaults: false) is { Length: > 0 } query ? Path + "?" + query : Path;

    /// <summary>The place as a query, without the question mark; a period left out means the page's own default.</summary>
    public string Query(bool withDefaults)
    {
        var parts = new List<string>();
        Add(parts, "agency", Agency);
        Add(parts, "procedure", Procedure);
        Add(parts, "period", Period == DefaultPeriod && !withDefaults ? null : Period);
        Add(parts, "sort", Sort);
        Add(parts, "order", Ascending ? "ascending" : null);
        Add(parts, "q", Filter);
        return string.Join('&', parts);
    }

    /// <summary>The same table ordered by a column; by the same column again, the other way round.</summary>
    public BoardPlace SortedBy(string column) => this with { Sort = column, Ascending = Sort == column ? !Ascending : column == BoardTables.ByName };

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add(name + "=" + UrlEncoder.Default.Encode(value));
        }
    }

    private static string? Word(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 and <= 256 } value ? value : null;
}
