using System.Globalization;

namespace Ioc.Kpi.Catalogues;

/// <summary>Reads the rows of a procedures file. A file with any problem is refused whole.</summary>
public static class ProcedureReader
{
    private const decimal MaxDays = 9999;

    /// <param name="rows">The header and then the rows, blank ones left out.</param>
    /// <param name="problems">Gets everything that is wrong.</param>
    /// <returns>The entries in the order of the rows; to be used only when no problem was added.</returns>
    public static IReadOnlyList<ProcedureEntry> Read(IEnumerable<SheetRow> rows, CatalogueProblems problems)
    {
        var cells = new CatalogueCells(CatalogueColumns.Procedures, problems);
        var entries = new List<ProcedureEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        CatalogueRows.ForEach(rows, cells, problems, () =>
        {
            var entry = ReadRow(cells);
            entries.Add(entry);
            if (entry.Code.Length > 0 && !lines.TryAdd(entry.Code, cells.Line))
            {
                var first = lines[entry.Code].ToString(CultureInfo.InvariantCulture);
                cells.Bad(CatalogueFault.Repeated, "code", $"stands on line {first} already", "each code once");
            }
        });
        return entries;
    }

    private static ProcedureEntry ReadRow(CatalogueCells cells)
    {
        var code = cells.RequiredCode("code");
        if (NationalCode.HasLostZeros(code))
        {
            cells.Bad(
                CatalogueFault.BadCode, "code", "looks like a code that a spreadsheet took for a number",
                "the code as text; a national code has six digits behind the point, as in 1.001230");
        }

        var days = cells.Number("workingDays", MaxDays, decimals: 2, "0 to 9999 with at most two decimals, or an empty cell");
        var hour = cells.Number("cutoffHour", 23, decimals: 0, "a whole hour from 0 to 23, or an empty cell");
        var (lists, groups) = ReadLists(cells);
        return new ProcedureEntry(
            code, cells.Name("name"), cells.OptionalName("field"), cells.Word<ProcedureLevel>("level"), cells.Word<OnlineLevel>("online"),
            cells.Flag("resultRequired"), cells.Flag("feeRequired"), cells.Flag("business"), cells.Flag("nonBoundary"), days, (int?)hour, lists, groups);
    }

    private static (ServiceList Lists, IReadOnlyList<string> Groups) ReadLists(CatalogueCells cells)
    {
        var lists = ServiceList.None;
        var groups = new List<string>();
        foreach (var word in cells.Text("lists").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (CatalogueColumns.Lists.TryGetValue(word, out var list))
            {
                lists |= list;
            }
            else if (word.StartsWith(CatalogueColumns.GroupPrefix, StringComparison.Ordinal)
                && GroupOf(word) is { Length: > 0 and <= CatalogueProblem.MaxValue } group)
            {
                if (!groups.Contains(group, StringComparer.Ordinal))
                {
                    groups.Add(group);
                }
            }
            else
            {
                cells.Bad(
                    CatalogueFault.BadWord, "lists", $"holds '{CatalogueProblem.Shown(word)}', which is no list",
                    $"25, 982, 82:GROUP with a name of at most {CatalogueProblem.MaxValue} characters, 1139 and exempt, separated by semicolons");
            }
        }

        return (lists, groups);
    }

    /// <summary>The name on one line, as <see cref="CatalogueCells.Name"/> has it; empty when it is none.</summary>
    private static string GroupOf(string word)
    {
        var name = string.Join(' ', word[CatalogueColumns.GroupPrefix.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return CatalogueCells.IsText(name) ? name.Normalize() : "";
    }
}
