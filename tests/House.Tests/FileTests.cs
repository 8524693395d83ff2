using System.Text.RegularExpressions;
using Xunit;

namespace Ioc.House.Tests;

/// <summary>Sizes, names and places of source files.</summary>
public sealed partial class FileTests
{
    private const int Longest = 400;
    private const int Usual = 200;
    private const double UsualShare = 0.95;

    private static readonly string[] ForbiddenFolders = ["Services", "Helpers", "Managers", "Utils", "Utilities", "Common", "Misc"];

    private static List<string> Sources => [.. Repository.WithExtension(".cs", ".razor", ".js", ".css")];

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var longer = Sources.Where(file => Repository.Lines(file).Length > Longest);
        Report(longer);
    }

    [Fact]
    public void Ninety_five_in_a_hundred_source_files_have_at_most_200_lines()
    {
        var sources = Sources;
        var longer = sources.Where(file => Repository.Lines(file).Length > Usual).ToList();
        Assert.True(longer.Count <= (1 - UsualShare) * sources.Count, $"{longer.Count} of {sources.Count} are longer: {string.Join(", ", longer)}");
    }

    [Fact]
    public void Folders_are_ideas_of_the_field_not_kinds_of_class()
    {
        var bad = Sources.Where(file => file.Split('/').SkipLast(1).Any(ForbiddenFolders.Contains));
        Report(bad);
    }

    [Fact]
    public void A_file_has_one_public_type_named_as_the_file()
    {
        var bad = new List<string>();
        foreach (var file in Repository.WithExtension(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal)))
        {
            var types = TopLevelType().Matches(Repository.Read(file)).Select(match => match.Groups["name"].Value).Distinct().ToList();
            var name = Path.GetFileName(file).Split('.')[0];
            if (types.Count > 1 || (types.Count == 1 && types[0] != name))
            {
                bad.Add($"{file}: {string.Join(", ", types)}");
            }
        }

        Report(bad);
    }

    [Fact]
    public void Namespaces_follow_the_folders()
    {
        var bad = new List<string>();
        foreach (var file in Repository.WithExtension(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal)))
        {
            var match = FileNamespace().Match(Repository.Read(file));
            var expected = "Ioc." + string.Join('.', file.Split('/').Skip(1).SkipLast(1));
            if (match.Success && match.Groups["name"].Value != expected)
            {
                bad.Add($"{file}: {match.Groups["name"].Value}");
            }
        }

        Report(bad);
    }

    private static void Report(IEnumerable<string> files) => Assert.Equal("", string.Join('\n', files));

    [GeneratedRegex(
        @"^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:class|struct))?|delegate\s+\S+)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();
}
