namespace Ioc.Dashboard.Pictures;

/// <summary>The communes of a province coloured by one KPI.</summary>
/// <param name="Cells">In the order of their codes.</param>
/// <param name="Scale">Null where no commune has a value.</param>
public sealed record CommuneMap(int Rows, int Columns, IReadOnlyList<CommuneCell> Cells, StepScale? Scale)
{
    /// <summary>How many communes have a value.</summary>
    public int Ranked => Cells.Count(cell => cell.Rank is not null);

    /// <summary>Those that need attention first; those without data are left out.</summary>
    public IEnumerable<CommuneCell> WorstFirst(bool ranksFromLargest) => ranksFromLargest
        ? Cells.Where(cell => cell.Rank is not null).OrderBy(cell => cell.Rank).ThenBy(cell => cell.Code, StringComparer.Ordinal)
        : Cells.Where(cell => cell.Rank is not null).OrderByDescending(cell => cell.Rank).ThenBy(cell => cell.Code, StringComparer.Ordinal);
}
