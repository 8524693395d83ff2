using Ioc.Kpi.Catalogues;

namespace Ioc.Storage.Catalogues;

/// <summary>Reads a catalogue file, CSV or XLSX (docs/catalogues.md). A file with any problem is refused whole.</summary>
public static class CatalogueFile
{
    private static readonly SheetLimits Limits = new();

    /// <summary>Reads a procedures file.</summary>
    /// <param name="content">The file; read to its end.</param>
    /// <param name="origin">Said by the catalogue.</param>
    /// <param name="problems">Everything that is wrong; empty when the file is good.</param>
    /// <returns>Null when there is a problem.</returns>
    /// <exception cref="IOException">The stream broke off.</exception>
    public static ProcedureCatalogue? ReadProcedures(Stream content, CatalogueOrigin origin, out CatalogueProblems problems)
    {
        problems = new CatalogueProblems();
        var entries = Read(content, CatalogueKind.Procedures, ProcedureReader.Read, problems);
        return entries is null ? null : new ProcedureCatalogue(entries, origin);
    }

    /// <summary>Reads an agencies file.</summary>
    /// <param name="content">The file; read to its end.</param>
    /// <param name="origin">Said by the catalogue.</param>
    /// <param name="problems">Everything that is wrong; empty when the file is good.</param>
    /// <returns>Null when there is a problem.</returns>
    /// <exception cref="IOException">The stream broke off.</exception>
    public static AgencyCatalogue? ReadAgencies(Stream content, CatalogueOrigin origin, out CatalogueProblems problems)
    {
        problems = new CatalogueProblems();
        var entries = Read(content, CatalogueKind.Agencies, AgencyReader.Read, problems);
        return entries is null ? null : new AgencyCatalogue(entries, origin);
    }

    private static IReadOnlyList<T>? Read<T>(
        Stream content, CatalogueKind kind, Func<IEnumerable<SheetRow>, CatalogueProblems, IReadOnlyList<T>> read,
        CatalogueProblems problems)
    {
        try
        {
            var entries = read(SheetFile.Read(content, kind.ToString(), Limits), problems);
            return problems.Total == 0 ? entries : null;
        }
        catch (SheetUnreadableException unreadable)
        {
            problems.Add(CatalogueFault.Unreadable, unreadable.Line, null, null, unreadable.Message, unreadable.Cure);
            return null;
        }
    }
}
