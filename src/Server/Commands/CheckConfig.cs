using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Files;
using Ioc.Server.Configuration;
using Ioc.Storage.Plans;

namespace Ioc.Server.Commands;

/// <summary>`ioc check-config`: the effective options with secrets masked, then every problem, also those of the plan files.</summary>
internal static class CheckConfig
{
    public static int Run(Settings settings, TextWriter output)
    {
        foreach (var line in OptionPrinter.Lines("Ioc", settings.Options))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine($"Data directory: {settings.DataDirectory}");
        output.WriteLine($"Plans:          {settings.PlanDirectory}{PlansIn(settings.PlanDirectory)}");
        output.WriteLine($"Simulator:      {(settings.SimulatorRuns ? "runs" : "does not run")}");
        var plans = PlanProblems(settings.PlanDirectory);
        if (settings.Problems.Count == 0 && plans.Count == 0)
        {
            output.WriteLine("No problems.");
            return ExitCode.Done;
        }

        if (settings.Problems.Count > 0)
        {
            Refuse(settings, output);
        }

        if (plans.Count > 0)
        {
            output.WriteLine($"{plans.Count} problem{(plans.Count == 1 ? "" : "s")} in the plan files; the service starts without these plans, or keeps what they were:");
            foreach (var problem in plans)
            {
                output.WriteLine($"  {problem}");
            }
        }

        return ExitCode.Refused;
    }

    /// <summary>A folder that is not there has no plans; where it was named, the options say so.</summary>
    private static IReadOnlyList<PlanProblem> PlanProblems(string directory) =>
        Directory.Exists(directory) ? PlanFolder.LoadInto(new PlanBook(KpiCatalogue.All.Select(kpi => kpi.Id)), directory).Problems : [];

    /// <summary>Lists every problem; nothing starts with one.</summary>
    public static int Refuse(Settings settings, TextWriter output)
    {
        output.WriteLine($"{settings.Problems.Count} problem{(settings.Problems.Count == 1 ? "" : "s")} in the configuration:");
        foreach (var problem in settings.Problems)
        {
            output.WriteLine($"  {problem}");
        }

        return ExitCode.Refused;
    }

    private static string PlansIn(string directory) =>
        PlanFolder.Codes(directory) is { Count: > 0 } codes ? $" ({string.Join(", ", codes)})" : " (none there)";
}
