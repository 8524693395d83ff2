using System.Text.RegularExpressions;
using Xunit;

namespace Ioc.House.Tests;

/// <summary>What may stand in the texts of the repository.</summary>
public sealed partial class TextTests
{
    private static readonly string[] TextFiles =
        [".cs", ".razor", ".js", ".css", ".md", ".json", ".sh", ".csproj", ".props", ".txt", ".yaml", ".yml", ".editorconfig", ".service", ".example", "Dockerfile"];

    private static IEnumerable<string> Texts =>
        Repository.WithExtension(TextFiles).Where(file => !file.EndsWith("packages.lock.json", StringComparison.Ordinal));

    [Fact]
    public void Vietnamese_stands_only_in_texts_dashboards_the_glossary_data_and_tests()
    {
        var bad = Texts.Where(file => !MayHoldVietnamese(file)).Where(file => VietnameseLetter().IsMatch(Repository.Read(file)));
        Assert.Equal("", string.Join('\n', bad));
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_code()
    {
        var bad = Repository.WithExtension(".cs", ".razor", ".js", ".css")
            .Where(file => !file.StartsWith("tests/House.Tests/", StringComparison.Ordinal))
            .Where(file => Unfinished().IsMatch(Repository.Read(file)));
        Assert.Equal("", string.Join('\n', bad));
    }

    [Fact]
    public void No_text_names_a_place_on_somebodys_machine()
    {
        var bad = Texts.Where(file => !file.StartsWith("tests/House.Tests/", StringComparison.Ordinal))
            .Where(file => MachinePath().IsMatch(Repository.Read(file)));
        Assert.Equal("", string.Join('\n', bad));
    }

    [Fact]
    public void Lock_files_of_npm_hold_no_registry_address()
    {
        foreach (var file in Repository.Files.Where(file => file.EndsWith("package-lock.json", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("\"resolved\": \"http", Repository.Read(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_KPI_has_its_texts()
    {
        using var texts = System.Text.Json.JsonDocument.Parse(Repository.Read("src/Dashboard/Text/vi.json"));
        var names = texts.RootElement.GetProperty("kpi");
        var ids = Repository.WithExtension(".cs").Where(file => file.StartsWith("src/Kpi/Definitions/", StringComparison.Ordinal))
            .Select(file => KpiId().Match(Repository.Read(file))).Where(match => match.Success).Select(match => match.Groups["id"].Value).ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.False(string.IsNullOrWhiteSpace(names.GetProperty(id).GetString()), id));
    }

    [Fact]
    public void Every_check_of_trust_has_its_texts()
    {
        using var texts = System.Text.Json.JsonDocument.Parse(Repository.Read("src/Dashboard/Text/vi.json"));
        var checks = texts.RootElement.GetProperty("trust").GetProperty("check");
        var ids = Repository.WithExtension(".cs").Where(file => file.StartsWith("src/Kpi/Trust/Checks/", StringComparison.Ordinal))
            .Select(file => KpiId().Match(Repository.Read(file))).Where(match => match.Success).Select(match => match.Groups["id"].Value).ToList();
        Assert.NotEmpty(ids);
        Assert.All(
            ids,
            id => Assert.All(
                ["short", "name", "meaning", "cure"],
                kind => Assert.False(string.IsNullOrWhiteSpace(checks.GetProperty(id).GetProperty(kind).GetString()), $"{id} {kind}")));
        Assert.Equal(ids.Order(), checks.EnumerateObject().Select(check => check.Name).Order());
    }

    [Fact]
    public void The_path_table_of_the_readme_names_files_that_exist()
    {
        var table = Repository.Lines("README.md").SkipWhile(line => !line.StartsWith("## The path", StringComparison.Ordinal))
            .Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var files = table.SelectMany(line => FileName().Matches(line)).Select(match => match.Groups["file"].Value).ToList();
        Assert.True(files.Count >= 8, "The table names the files of every step.");
        Assert.All(files, file => Assert.Contains(file, Repository.Files));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        foreach (var document in Repository.WithExtension(".md"))
        {
            var folder = Path.GetDirectoryName(document) ?? "";
            foreach (var target in Link().Matches(Repository.Read(document)).Select(match => match.Groups["target"].Value))
            {
                var path = Path.GetFullPath(Path.Combine(Repository.Root, folder, target.Split('#')[0]));
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{document} links to {target}.");
            }
        }
    }

    private static bool MayHoldVietnamese(string file) =>
        file.StartsWith("tests/", StringComparison.Ordinal)
        || file.StartsWith("plans/", StringComparison.Ordinal)
        || file.StartsWith("alerts/", StringComparison.Ordinal)
        || file is "src/Dashboard/Text/vi.json" or "docs/glossary.md"
        || (file.StartsWith("grafana/dashboards/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal))
        || (file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal));

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]")]
    private static partial Regex VietnameseLetter();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.])/(?:home|Users|work|root)/\w|/tmp/w/|[A-Z]:\\Users")]
    private static partial Regex MachinePath();

    [GeneratedRegex("override string Id => \"(?<id>[^\"]+)\"")]
    private static partial Regex KpiId();

    [GeneratedRegex(@"`(?<file>(?:src|docs|tests)/[\w./-]+\.\w+)`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
