namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A column of a table.</summary>
/// <param name="Sort">Where a touch on its heading leads.</param>
/// <param name="Order">`ascending` or `descending` where the table is sorted by this column, else null.</param>
public sealed record BoardColumn(string Kpi, string Name, string Unit, string Sort, string? Order);
