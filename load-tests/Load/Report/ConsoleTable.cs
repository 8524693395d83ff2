using System.Globalization;

namespace Ioc.Load.Report;

/// <summary>Prints the findings of a scenario.</summary>
internal static class ConsoleTable
{
    public static void Print(ScenarioReport report)
    {
        foreach (var finding in report.Findings)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.What,-62} {Number(finding.Value),14} {finding.Unit,-4} {finding.Target,-18} {finding.Verdict,-6} {finding.Note}").TrimEnd());
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(report.Passed ? "passed" : "NOT PASSED")} in {report.Took.TotalSeconds:0.0} s"));
        Console.WriteLine();
    }

    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
