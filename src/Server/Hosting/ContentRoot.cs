namespace Ioc.Server.Hosting;

/// <summary>Where appsettings.json and, unless configured otherwise, the data folder are; never the current folder.</summary>
internal static class ContentRoot
{
    /// <summary>The folder of the program; for a build inside the repository (`dotnet run`), the folder of its project.</summary>
    public static string Find() => Find(AppContext.BaseDirectory);

    internal static string Find(string programFolder)
    {
        var folder = new DirectoryInfo(programFolder);
        var project = folder.Parent?.Parent?.Parent;
        return project is not null && File.Exists(Path.Combine(project.FullName, "Server.csproj")) ? project.FullName : folder.FullName;
    }
}
