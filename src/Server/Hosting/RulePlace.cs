namespace Ioc.Server.Hosting;

/// <summary>Where the rules of alerts are that came with the program; never the current folder.</summary>
internal static class RulePlace
{
    /// <summary>`alerts/rules` beside appsettings.json; for a build inside the repository, the repository's.</summary>
    /// <returns>A folder that may not exist: the first place where one was looked for.</returns>
    public static string Find(string contentRoot) => Shipped.Find(contentRoot, Path.Combine("alerts", "rules"));
}
