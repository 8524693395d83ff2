namespace Ioc.Testing;

/// <summary>
/// A public surface, pinned: the text in the `Golden` folder of a test project. A change that is meant is written there by running the
/// test with IOC_RENEW_GOLDEN=1, and is seen in the diff of the commit.
/// </summary>
public static class GoldenFile
{
    private static readonly bool Renews = Environment.GetEnvironmentVariable("IOC_RENEW_GOLDEN") == "1";

    /// <summary>Fails when the text is not what the file holds, naming the first line that differs.</summary>
    public static void Matches(string name, string actual)
    {
        var lines = Lines(actual);
        if (Renews)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.WriteAllText(PathOf(name), string.Join('\n', lines) + "\n");
            return;
        }

        var expected = Lines(Read(name));
        var same = expected.Zip(lines).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(expected.Length, lines.Length))
        {
            throw new InvalidOperationException(
                $"Golden/{name} differs from line {same + 1} on: '{At(expected, same)}' there, '{At(lines, same)}' now. "
                + "If the change is meant, renew the file (CONTRIBUTING.md, \"Public surfaces\").");
        }
    }

    /// <summary>What the file holds; nothing when there is none.</summary>
    public static string Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : "";

    private static string PathOf(string name)
    {
        // tests/X.Tests/bin/Debug/net10.0 → tests/X.Tests/Golden
        var project = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!;
        return Path.Combine(project.FullName, "Golden", name);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index].Trim() : "(nothing)";
}
