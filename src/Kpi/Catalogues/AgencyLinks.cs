namespace Ioc.Kpi.Catalogues;

/// <summary>
/// Checks the rows of an agencies file against each other. On every day the links of the rows (the agency that a code stands for, else the
/// agency above) must lead to an end.
/// </summary>
internal sealed class AgencyLinks
{
    /// <summary>How many links are followed, aliases and levels of the tree together.</summary>
    private const int MaxLinks = 16;

    private readonly ILookup<string, (AgencyEntry Entry, int Line)> _rows;
    private readonly CatalogueProblems _problems;

    private AgencyLinks(IEnumerable<(AgencyEntry Entry, int Line)> rows, CatalogueProblems problems)
    {
        _rows = rows.ToLookup(row => row.Entry.Code, StringComparer.Ordinal);
        _problems = problems;
    }

    public static void Check(IReadOnlyList<(AgencyEntry Entry, int Line)> rows, CatalogueProblems problems)
    {
        var links = new AgencyLinks(rows, problems);
        foreach (var code in links._rows)
        {
            links.CheckDays([.. code.OrderBy(row => row.Entry.First).ThenBy(row => row.Line)]);
        }

        foreach (var (entry, line) in rows)
        {
            links.CheckTargets(entry, line);
        }
    }

    private void CheckDays(List<(AgencyEntry Entry, int Line)> rows)
    {
        var before = rows[0];
        foreach (var row in rows.Skip(1))
        {
            if (row.Entry.First <= before.Entry.Last)
            {
                var (later, earlier) = row.Line > before.Line ? (row, before) : (before, row);
                _problems.Add(
                    CatalogueFault.OverlappingDays, later.Line, "code", later.Entry.Code, $"stands on line {earlier.Line} for some of the same days",
                    "one row for each code, or several with validFrom and validTo that do not overlap");
            }

            before = row.Entry.Last > before.Entry.Last ? row : before;
        }
    }

    private void CheckTargets(AgencyEntry entry, int line)
    {
        if (CheckKnown(entry.Parent, "parent", line) & CheckKnown(entry.AliasOf, "aliasOf", line)
            && entry.Link is { } target && !Ends(entry.Code, target, entry.First, entry.Last, links: 1))
        {
            _problems.Add(
                CatalogueFault.Circle, line, entry.AliasOf is null ? "parent" : "aliasOf", target,
                $"leads back to {CatalogueProblem.Shown(entry.Code)}, or over more than {MaxLinks} agencies",
                "an agency from which parent and aliasOf lead to the top of the tree on every day");
        }
    }

    private bool CheckKnown(string? code, string column, int line)
    {
        if (code is null || _rows.Contains(code))
        {
            return true;
        }

        _problems.Add(CatalogueFault.UnknownAgency, line, column, code, "is not in the column code of this file", "the code of an agency of this file, or an empty cell");
        return false;
    }

    /// <summary>Follows every row that holds on some of the days; false when one of them leads to the start, or too far.</summary>
    private bool Ends(string start, string code, DateOnly from, DateOnly to, int links) =>
        code != start && links <= MaxLinks && _rows[code]
            .Where(row => row.Entry.Link is not null && row.Entry.First <= to && from <= row.Entry.Last)
            .All(row => Ends(start, row.Entry.Link!, Later(from, row.Entry.First), Earlier(to, row.Entry.Last), links + 1));

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
