namespace Ioc.Kpi.Catalogues;

/// <summary>Goes over the rows of a file.</summary>
internal static class CatalogueRows
{
    /// <summary>Reads the header and then calls for each row, with <paramref name="cells"/> standing on it. A file without rows is a problem.</summary>
    public static void ForEach(IEnumerable<SheetRow> rows, CatalogueCells cells, CatalogueProblems problems, Action read)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (count == 0)
            {
                cells.ReadHeader(row);
            }
            else
            {
                cells.MoveTo(row);
                read();
            }

            count++;
        }

        if (count < 2 && problems.Total == 0)
        {
            problems.Add(CatalogueFault.Unreadable, 0, null, null, "The file holds no rows", "a header row and at least one row below it");
        }
    }
}
