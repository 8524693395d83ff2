using Ioc.Server.Configuration;
using Ioc.Storage.Plans;

namespace Ioc.Server.Commands;

/// <summary>`ioc check-config`: the effective options with secrets masked, then every problem.</summary>
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
        if (settings.Problems.Count == 0)
        {
            output.WriteLine("No problems.");
            return ExitCode.Done;
        }

        return Refuse(settings, output);
    }

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
