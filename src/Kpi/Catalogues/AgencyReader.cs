using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Catalogues;

/// <summary>Reads the rows of an agencies file. A file with any problem is refused whole.</summary>
public static class AgencyReader
{
    /// <param name="rows">The header and then the rows, blank ones left out.</param>
    /// <param name="problems">Gets everything that is wrong.</param>
    /// <returns>The entries in the order of the rows; to be used only when no problem was added.</returns>
    public static IReadOnlyList<AgencyEntry> Read(IEnumerable<SheetRow> rows, CatalogueProblems problems)
    {
        var cells = new CatalogueCells(CatalogueColumns.Agencies, problems);
        var entries = new List<(AgencyEntry Entry, int Line)>();
        CatalogueRows.ForEach(rows, cells, problems, () => entries.Add((ReadRow(cells), cells.Line)));

        // Rows with problems of their own are left out of the comparison only where their code is: others may name them as parent.
        AgencyLinks.Check(entries.FindAll(row => row.Entry.Code.Length > 0), problems);
        return entries.ConvertAll(row => row.Entry);
    }

    private static AgencyEntry ReadRow(CatalogueCells cells)
    {
        var entry = new AgencyEntry(
            cells.RequiredCode("code"), cells.Name("name"), cells.Word<AgencyKind>("kind"), cells.Code("parent"), CommuneCode(cells),
            cells.Date("validFrom"), cells.Date("validTo"), cells.Code("aliasOf"));
        if (entry.First > entry.Last)
        {
            cells.Bad(CatalogueFault.DaysReversed, "validTo", "is before validFrom", "a day not before validFrom, or an empty cell");
        }

        return entry;
    }

    private static string? CommuneCode(CatalogueCells cells)
    {
        var text = cells.Text("communeCode");
        if (text.Length > 0 && !(text.Length == 5 && text.All(char.IsAsciiDigit)))
        {
            cells.Bad(
                CatalogueFault.BadCode, "communeCode", "is no code of an administrative unit",
                "five digits as text, as in 06652 (a spreadsheet may have dropped a zero at the front), or an empty cell");
        }

        return text.Length > 0 ? text : null;
    }
}
