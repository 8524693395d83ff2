namespace Ioc.Server.Hosting;

/// <summary>Where the plans are that came with the program; never the current folder.</summary>
internal static class PlanPlace
{
    private const string Name = "plans";

    /// <summary>The folder beside appsettings.json; for a build inside the repository, the repository's.</summary>
    /// <returns>A folder that may not exist: the first place where one was looked for.</returns>
    public static string Find(string contentRoot)
    {
        var beside = Path.Combine(contentRoot, Name);
        if (Directory.Exists(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ioc.sln")) && Directory.Exists(Path.Combine(folder.FullName, Name)))
            {
                return Path.Combine(folder.FullName, Name);
            }
        }

        return beside;
    }
}
