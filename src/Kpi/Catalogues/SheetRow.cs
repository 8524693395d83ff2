namespace Ioc.Kpi.Catalogues;

/// <summary>One row of a table file, split into cells; the first row of a file is its header.</summary>
/// <param name="Line">The physical line of a CSV file on which the row begins, or the row number of a worksheet; from 1.</param>
/// <param name="Cells">The texts of the cells, as they stand.</param>
public readonly record struct SheetRow(int Line, IReadOnlyList<string> Cells);
