namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A row of a table; values are in the order of the columns, null without data.</summary>
/// <param name="Link">Where a touch leads; null at the end of the path.</param>
public sealed record BoardRow(string Key, string Name, string? Link, IReadOnlyList<double?> Values);
