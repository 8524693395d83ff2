namespace Ioc.Storage.Tests.Alerts;

/// <summary>The rules of the repository.</summary>
internal static class ShippedRules
{
    public static string Root { get; } = Path.Combine(FindRoot(), "alerts");

    public static string Folder { get; } = Path.Combine(Root, "rules");

    public static IReadOnlyList<string> Tests { get; } = Directory.GetFiles(Path.Combine(Root, "tests"), "*.yaml");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ioc.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Ioc.sln above the tests.");
        }

        return folder.FullName;
    }
}
