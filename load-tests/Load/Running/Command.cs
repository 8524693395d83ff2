using System.Globalization;
using Ioc.Load.Measuring;
using Ioc.Load.Report;

namespace Ioc.Load.Running;

/// <summary>`run.sh SCENARIO|all [--short] [--out FOLDER] [name=value …]`.</summary>
internal static class Command
{
    /// <returns>0 when every criterion was met, 1 when some was missed, 2 when the words were not understood.</returns>
    public static async Task<int> RunAsync(string[] words)
    {
        var settings = words.Where(word => !word.StartsWith('-') && word.Contains('=', StringComparison.Ordinal))
            .Select(word => word.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        var names = words.Where(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal)).ToArray();
        var scenarios = names.Contains("all") ? Catalogue.All : [.. names.Select(Catalogue.Find).OfType<Scenario>()];
        if (names.Length == 0 || (scenarios.Count != names.Length && !names.Contains("all")))
        {
            await Console.Error.WriteLineAsync($"usage: run.sh SCENARIO|all [--short] [name=value …]\nscenarios: {string.Join(", ", Catalogue.All.Select(scenario => scenario.Name))}");
            return 2;
        }

        var machine = MachineFacts.Read();
        var isShort = words.Contains("--short");
        var reports = new List<ScenarioReport>();
        foreach (var scenario in scenarios)
        {
            reports.Add(await RunOneAsync(scenario, isShort, settings, Console.WriteLine));
            ConsoleTable.Print(reports[^1]);
            ReportFiles.Write(settings.GetValueOrDefault("out", "artifacts/load"), machine, reports);
        }

        return reports.TrueForAll(report => report.Passed) ? 0 : 1;
    }

    /// <summary>Runs one scenario in a folder of its own, which is deleted afterwards.</summary>
    public static async Task<ScenarioReport> RunOneAsync(
        Scenario scenario, bool isShort, IReadOnlyDictionary<string, string> settings, Action<string> say)
    {
        var report = new ScenarioReport(scenario.Name, scenario.Purpose);
        var folder = Directory.CreateTempSubdirectory("ioc-load-");
        var started = TimeProvider.System.GetTimestamp();
        say(string.Create(CultureInfo.InvariantCulture, $"== {scenario.Name}: {scenario.Purpose}{(isShort ? " (short)" : "")}"));
        try
        {
            await scenario.RunAsync(new Run(report, folder.FullName, isShort, settings, say));
        }
        finally
        {
            report.Took = TimeProvider.System.GetElapsedTime(started);
            folder.Delete(recursive: true);
        }

        return report;
    }
}
