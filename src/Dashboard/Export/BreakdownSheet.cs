namespace Ioc.Dashboard.Export;

/// <summary>A breakdown as it leaves Ioc in a file: a table of values, and what one has to know to read it.</summary>
/// <param name="Columns">Headings in Vietnamese.</param>
/// <param name="Rows">Cells are texts, numbers (<see cref="double"/>, <see cref="long"/>) or null for no data; as many as there are columns.</param>
/// <param name="Notes">Period, scope, counting rules, instant and sources: a name and what is said of it.</param>
internal sealed record BreakdownSheet(
    string FileName, string ValuesName, string NotesName, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows,
    IReadOnlyList<(string Name, string Text)> Notes);
