namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A table that can be sorted, filtered and, where it has an export, saved as a file.</summary>
/// <param name="Rows">Sorted; those that the filter leaves out are among them and are not shown.</param>
/// <param name="Export">The address of the export without its format; null where there is none.</param>
public sealed record TableView(string Title, TableQuery Query, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, string? SortedBy, string? Export)
{
    /// <param name="rows">In the order of the page.</param>
    /// <param name="byDefault">The column that the order of the page is that of, from the largest; null for none.</param>
    public static TableView Of(
        string title, TableQuery query, IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows, string? byDefault = null, string? export = null)
    {
        var column = columns.ToList().FindIndex(one => one.Key == query.Sort);
        if (column < 0)
        {
            return new TableView(title, query, columns, [.. rows], byDefault, export);
        }

        var sorted = columns[column].Number
            ? query.Ascending
                ? rows.OrderBy(row => row.Cells[column].Value is null).ThenBy(row => row.Cells[column].Value)
                : rows.OrderBy(row => row.Cells[column].Value is null).ThenByDescending(row => row.Cells[column].Value)
            : query.Ascending
                ? rows.OrderBy(row => row.Cells[column].Text, StringComparer.InvariantCultureIgnoreCase)
                : rows.OrderByDescending(row => row.Cells[column].Text, StringComparer.InvariantCultureIgnoreCase);
        return new TableView(title, query, columns, [.. sorted.ThenBy(row => row.Key, StringComparer.Ordinal)], query.Sort, export);
    }

    /// <summary>The address of the export in a format.</summary>
    public string ExportAs(string format) => $"{Export}{(Export!.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}";

    public int Shown => Rows.Count(row => row.Holds(Query.Filter));

    /// <summary>`ascending` or `descending` where the table is sorted by the column, else null.</summary>
    public string? OrderOf(TableColumn column) => column.Key != SortedBy ? null : Query.Sort is not null && Query.Ascending ? "ascending" : "descending";
}
