namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A table of a drill-down: one row for each agency, procedure or channel, one column for each KPI.</summary>
/// <param name="Heading">What the rows are.</param>
/// <param name="NameSort">Where a touch on the heading of the names leads.</param>
/// <param name="Total">Rows before the table was cut to its limit.</param>
public sealed record BoardTable(
    string Heading, string NameSort, IReadOnlyList<BoardColumn> Columns, IReadOnlyList<BoardRow> Rows, int Total);
