namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>A column of a sortable table.</summary>
/// <param name="Key">Its name in the query.</param>
/// <param name="Number">Whether it is sorted by number and set to the right.</param>
public sealed record TableColumn(string Key, string Name, bool Number);
