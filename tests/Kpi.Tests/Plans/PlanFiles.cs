using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Files;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>The plans of the repository.</summary>
internal static class PlanFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "plans");

    public static IReadOnlyList<PlanFileContent> All { get; } =
    [
        .. Directory.GetFiles(Folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(file => new PlanFileContent(Path.GetFileName(file), File.ReadAllBytes(file))),
    ];

    public static PlanSnapshot Loaded { get; } = new PlanBook(KpiIds.All).Load(All);

    public static string Text(string code) => File.ReadAllText(Path.Combine(Folder, $"{code}.json"));

    public static PlanFileContent Content(string code, string text) => new($"{code}.json", System.Text.Encoding.UTF8.GetBytes(text));

    public static PlanTarget Target(string reference) =>
        PlanReference.TryParse(reference, out var parsed) ? Loaded.FindTarget(parsed)! : throw new ArgumentException(reference);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ioc.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Ioc.sln above the tests.");
        }

        return folder.FullName;
    }
}
