using Ioc.Kpi.Catalogues;
using Ioc.Storage.Catalogues;

namespace Ioc.Server.Configuration;

/// <summary>The catalogue files that the options name, as read at this start.</summary>
/// <param name="Procedures">Null when no file is named, or it has a problem.</param>
/// <param name="Agencies">Null when no file is named, or it has a problem.</param>
/// <param name="Problems">Everything that is wrong with them, each with key, file and place.</param>
internal sealed record CatalogueFiles(ProcedureCatalogue? Procedures, AgencyCatalogue? Agencies, IReadOnlyList<string> Problems)
{
    private delegate T? Reader<T>(Stream content, CatalogueOrigin origin, out CatalogueProblems problems);

    public static CatalogueFiles Read(CatalogueOptions options, string contentRoot)
    {
        var problems = new List<string>();
        var procedures = Read("Ioc:Catalogues:Procedures", options.Procedures, contentRoot, CatalogueFile.ReadProcedures, problems);
        var agencies = Read("Ioc:Catalogues:Agencies", options.Agencies, contentRoot, CatalogueFile.ReadAgencies, problems);
        return new CatalogueFiles(procedures, agencies, problems);
    }

    private static T? Read<T>(string key, string? file, string contentRoot, Reader<T> read, List<string> problems)
        where T : class
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        try
        {
            var path = Path.GetFullPath(file, contentRoot);
            using var content = File.OpenRead(path);

            // The time is that of the service's clock, which does not exist yet: see Roles.Catalogues.
            var catalogue = read(content, new CatalogueOrigin(path, DateTimeOffset.MinValue), out var found);
            problems.AddRange(found.Listed.Select(problem => $"{key} = '{file}': {problem}"));
            if (found.Total > found.Listed.Count)
            {
                problems.Add($"{key} = '{file}': {found.Total - found.Listed.Count} more problems of this file are not listed.");
            }

            return catalogue;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new OptionProblem(key, file, "a file that exists and can be read.").ToString());
            return null;
        }
    }
}
