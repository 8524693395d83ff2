using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Tests.Catalogues;

/// <summary>Files written as lines of cells separated by `|`, with the header of the kind unless the test gives its own.</summary>
internal static class Rows
{
    public const string ProcedureHeader =
        "code|name|field|level|online|resultRequired|feeRequired|business|nonBoundary|workingDays|cutoffHour|lists";

    public const string AgencyHeader = "code|name|kind|parent|communeCode|validFrom|validTo|aliasOf";

    /// <summary>The first line is line 1.</summary>
    public static IEnumerable<SheetRow> Of(params string[] lines) => lines.Select((line, index) => new SheetRow(index + 1, line.Split('|')));

    public static (IReadOnlyList<ProcedureEntry> Entries, CatalogueProblems Problems) Procedures(params string[] lines)
    {
        var problems = new CatalogueProblems();
        return (ProcedureReader.Read(Of([ProcedureHeader, .. lines]), problems), problems);
    }

    public static (IReadOnlyList<AgencyEntry> Entries, CatalogueProblems Problems) Agencies(params string[] lines)
    {
        var problems = new CatalogueProblems();
        return (AgencyReader.Read(Of([AgencyHeader, .. lines]), problems), problems);
    }

    public static AgencyCatalogue AgencyCatalogue(params string[] lines) => new(Sound(Agencies(lines)), Origin());

    public static ProcedureCatalogue ProcedureCatalogue(params string[] lines) => new(Sound(Procedures(lines)), Origin());

    public static CatalogueOrigin Origin() => new("test.csv", new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7)));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static IReadOnlyList<T> Sound<T>((IReadOnlyList<T> Entries, CatalogueProblems Problems) read) =>
        read.Problems.Total == 0 ? read.Entries : throw new InvalidOperationException(read.Problems.Listed[0].ToString());
}
