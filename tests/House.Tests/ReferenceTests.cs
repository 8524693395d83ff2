using System.Xml.Linq;
using Xunit;

namespace Ioc.House.Tests;

/// <summary>The table of allowed references (docs/architecture.md).</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Kpi"] = [],
        ["Storage"] = ["Kpi"],
        ["Ingest"] = ["Kpi", "Storage"],
        ["Jobs"] = ["Kpi", "Storage"],
        ["Dashboard"] = ["Kpi", "Storage"],
        ["Simulator"] = ["Kpi"],
        ["Server"] = ["Kpi", "Storage", "Ingest", "Jobs", "Dashboard", "Simulator"],
    };

    [Fact]
    public void Projects_reference_only_what_the_table_allows()
    {
        var projects = Repository.WithExtension(".csproj").Where(file => file.StartsWith("src/", StringComparison.Ordinal)).ToList();
        Assert.Equal(Allowed.Count, projects.Count);
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ToList();
            Assert.True(references.All(reference => Allowed[name].Contains(reference)), $"{name} references {string.Join(", ", references)}.");
        }
    }

    [Fact]
    public void Kpi_has_no_packages() => Assert.Empty(Items("src/Kpi/Kpi.csproj", "PackageReference"));

    [Fact]
    public void Kpi_has_no_framework_beyond_the_base() => Assert.Empty(Items("src/Kpi/Kpi.csproj", "FrameworkReference"));

    [Fact]
    public void Package_versions_are_central()
    {
        foreach (var project in Repository.WithExtension(".csproj"))
        {
            var versioned = Document(project).Descendants("PackageReference")
                .Where(item => item.Attribute("Version") is not null || item.Element("Version") is not null || item.Attribute("VersionOverride") is not null);
            Assert.False(versioned.Any(), $"{project} gives a package a version of its own.");
        }
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        foreach (var project in Repository.WithExtension(".csproj"))
        {
            Assert.Contains($"{Path.GetDirectoryName(project)}/packages.lock.json", Repository.Files);
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Ioc.sln").Replace('\\', '/');
        foreach (var project in Repository.WithExtension(".csproj"))
        {
            Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        Document(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static XDocument Document(string project) => XDocument.Parse(Repository.Read(project));
}
