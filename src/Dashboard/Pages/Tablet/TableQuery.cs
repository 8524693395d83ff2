using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>How a table is asked for: the column it is sorted by, and what its rows must contain. It travels in the query, so it works without scripts.</summary>
/// <param name="Path">The page.</param>
/// <param name="Others">The page's own parameters, which links and forms of the table carry on.</param>
/// <param name="Sort">The key of a column; null for the order of the page.</param>
/// <param name="Filter">Text of names or codes; empty for all.</param>
public sealed record TableQuery(string Path, IReadOnlyList<KeyValuePair<string, string>> Others, string? Sort, bool Ascending, string Filter)
{
    private const int LongestFilter = 100;

    public static TableQuery Of(HttpRequest request, params string[] others)
    {
        var query = request.Query;
        var filter = query["q"].ToString().Trim();
        return new TableQuery(
            request.Path,
            [.. others.Where(name => query[name].ToString().Length is > 0 and <= 256).Select(name => KeyValuePair.Create(name, query[name].ToString()))],
            query["sort"].ToString() is { Length: > 0 and <= 64 } sort ? sort : null,
            query["order"] == "ascending",
            filter.Length > LongestFilter ? filter[..LongestFilter] : filter);
    }

    /// <summary>The same table ordered by a column; by the same column again, the other way round. Names begin with the first, numbers with the largest.</summary>
    public string SortedBy(string column, bool number, string? current) =>
        Link([("sort", column), ("order", (column == current ? !Ascending : !number) ? "ascending" : null), ("q", Filter)]);

    /// <summary>The page with one of its own parameters changed; null takes it out.</summary>
    public string With(string name, string? value) =>
        (this with { Others = [.. Others.Where(other => other.Key != name), .. value is null ? [] : new[] { KeyValuePair.Create(name, value) }] })
            .Link([("sort", Sort), ("order", Ascending ? "ascending" : null), ("q", Filter)]);

    /// <summary>The page's own parameters as a query, without the question mark.</summary>
    public string OwnQuery => string.Join('&', Others.Select(other => Part(other.Key, other.Value)));

    private string Link(IEnumerable<(string Name, string? Value)> more)
    {
        var parts = Others.Select(other => Part(other.Key, other.Value))
            .Concat(more.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => Part(one.Name, one.Value!)));
        var query = string.Join('&', parts);
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private static string Part(string name, string value) => $"{name}={UrlEncoder.Default.Encode(value)}";
}
