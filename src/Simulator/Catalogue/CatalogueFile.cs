using System.Text.Json;

namespace Ioc.Simulator.Catalogue;

/// <summary>The data files of this assembly: everything that a person would read stands there, not in code.</summary>
internal static class CatalogueFile
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name)
    {
        using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, CamelCase)!;
    }

    public sealed record Commune(string Code, string Name, string Type);

    public sealed record Units(string Name, string AgencyCode, IReadOnlyList<Commune> Communes);

    public sealed record Department(string Name, IReadOnlyList<string> Fields);

    public sealed record DepartmentList(string Mark, IReadOnlyList<Department> Departments);

    public sealed record ProcedureWords(
        IReadOnlyList<string> CommuneFields, IReadOnlyList<string> Verbs, IReadOnlyList<string> Objects, IReadOnlyList<string> Cases);

    public sealed record People(
        IReadOnlyList<string> Surnames, IReadOnlyList<string> MiddleNames, string GivenName, string Company, string Address, string Mail,
        string Officer, string Summary, string Fee, string Component, string Result, string Supplement);
}
