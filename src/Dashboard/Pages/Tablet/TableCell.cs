namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A cell of a sortable table.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Value">What it is sorted by in a column of numbers; null sorts last.</param>
public sealed record TableCell(string Text, double? Value = null)
{
    /// <value>The shape in front of the text: `met`, `on-course`, `behind`, `missed` or `no-data`; null for none.</value>
    public string? Standing { get; init; }
}
