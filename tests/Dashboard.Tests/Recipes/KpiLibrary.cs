using System.Diagnostics;
using System.Xml.Linq;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Tests.Recipes;

/// <summary>Compiles the project Kpi with one more file, with the compiler of the SDK that runs the tests.</summary>
internal static class KpiLibrary
{
    private const string Project = "src/Kpi";

    /// <returns>The path of the library.</returns>
    public static async Task<string> CompileAsync(string definition, string folder)
    {
        var (library, added, facts, words) = (Path.Combine(folder, "Ioc.Kpi.dll"), Path.Combine(folder, "Added.cs"), Path.Combine(folder, "Facts.cs"), Path.Combine(folder, "words.rsp"));
        await File.WriteAllTextAsync(added, definition);
        await File.WriteAllTextAsync(facts, Facts());
        await File.WriteAllLinesAsync(
            words,
            [
                "-noconfig", "-nostdlib", "-target:library", "-optimize", "-deterministic", "-nullable:enable", "-langversion:latest", "-warnaserror", "-nologo",
                $"-out:\"{library}\"", $"-resource:\"{Path.Combine(Sources.Root, Project, "Calendars", "calendar.json")}\",calendar.json",
                .. References().Select(file => $"-reference:\"{file}\""), .. Sources.Of(Project).Append(added).Append(facts).Select(file => $"\"{file}\""),
            ]);
        using var compiler = Process.Start(new ProcessStartInfo(Path.Combine(DotnetRoot, "dotnet"), ["exec", Compiler(), $"@{words}"]) { RedirectStandardOutput = true })!;
        var said = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"The compiler refused the file: {said}");
    }

    private static string RuntimeFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // <root>/shared/Microsoft.NETCore.App/10.0.0
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeFolder, "..", "..", ".."));

    private static string Compiler() =>
        Directory.EnumerateDirectories(Path.Combine(DotnetRoot, "sdk")).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists).OrderBy(file => file, StringComparer.Ordinal).LastOrDefault()
        ?? throw new InvalidOperationException($"No SDK with a compiler is in {DotnetRoot}.");

    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => Path.GetDirectoryName(file) == RuntimeFolder);

    /// <summary>What the SDK makes of the project file: the implicit usings, the version, and who sees the internals.</summary>
    private static string Facts()
    {
        string[] usings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];
        var friends = XDocument.Load(Path.Combine(Sources.Root, Project, "Kpi.csproj")).Descendants("InternalsVisibleTo").Select(friend => friend.Attribute("Include")!.Value);
        return string.Join(
            '\n',
            [
                .. usings.Select(name => $"global using global::{name};"),
                $"[assembly: System.Reflection.AssemblyVersion(\"{typeof(KpiDefinition).Assembly.GetName().Version}\")]",
                .. friends.Select(friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]"),
            ]);
    }
}
