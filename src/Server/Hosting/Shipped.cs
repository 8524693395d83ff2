namespace Ioc.Server.Hosting;

/// <summary>Where the folders are that came with the program; never the current folder.</summary>
internal static class Shipped
{
    /// <summary>The folder beside appsettings.json; for a build inside the repository, the repository's.</summary>
    /// <param name="name">The folder, relative to either place.</param>
    /// <returns>A folder that may not exist: the first place where one was looked for.</returns>
    public static string Find(string contentRoot, string name)
    {
        var beside = Path.Combine(contentRoot, name);
        if (Directory.Exists(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ioc.sln")) && Directory.Exists(Path.Combine(folder.FullName, name)))
            {
                return Path.Combine(folder.FullName, name);
            }
        }

        return beside;
    }
}
