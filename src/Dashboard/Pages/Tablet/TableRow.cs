namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A row of a sortable table.</summary>
/// <param name="Key">The code, by which it is found as by its name.</param>
/// <param name="Link">Where a touch on its name leads; null for nowhere.</param>
/// <param name="Picture">The place of its cell in the picture above the table; null without one.</param>
/// <param name="Cells">In the order of the columns, the name first.</param>
public sealed record TableRow(string Key, string? Link, int? Picture, IReadOnlyList<TableCell> Cells)
{
    /// <summary>Whether name or code hold the text, whatever its case.</summary>
    public bool Holds(string text) =>
        text.Length == 0 || Cells[0].Text.Contains(text, StringComparison.InvariantCultureIgnoreCase) || Key.Contains(text, StringComparison.OrdinalIgnoreCase);
}
