using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Files;
using Ioc.Server.Configuration;
using Ioc.Storage.Alerts;
using Ioc.Storage.Plans;

namespace Ioc.Server.Commands;

/// <summary>`ioc check-config`: the effective options with secrets masked, then every problem, also those of the plan files, of the rules of alerts and of their routing.</summary>
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
        output.WriteLine($"Alerts:         {settings.AlertDirectory}");
        output.WriteLine($"Simulator:      {(settings.SimulatorRuns ? "runs" : "does not run")}");
        var plans = PlanProblems(settings.PlanDirectory);
        var alerts = AlertProblems(settings);
        if (settings.Problems.Count == 0 && plans.Count == 0 && alerts.Count == 0)
        {
            output.WriteLine("No problems.");
            return ExitCode.Done;
        }

        if (settings.Problems.Count > 0)
        {
            Refuse(settings, output);
        }

        List(plans, "in the plan files; the service starts without these plans, or keeps what they were", output);
        List(alerts, "in the files of alerts; the service starts without them, or keeps what they were", output);
        return ExitCode.Refused;
    }

    private static void List<T>(IReadOnlyList<T> problems, string where, TextWriter output)
    {
        if (problems.Count == 0)
        {
            return;
        }

        output.WriteLine($"{problems.Count} problem{(problems.Count == 1 ? "" : "s")} {where}:");
        foreach (var problem in problems)
        {
            output.WriteLine($"  {problem}");
        }
    }

    /// <summary>Of the rules, of the routing, and channels that the routing names and the options do not.</summary>
    private static IReadOnlyList<string> AlertProblems(Settings settings)
    {
        var routing = RoutingFolder.LoadInto(new RoutingBook(), settings.AlertDirectory);
        var known = settings.Options.Alerts.Channels.Select(channel => channel.Name).Concat(["wall", "inbox"]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. AlertRuleFolder.LoadInto(new AlertRuleBook(), Path.Combine(settings.AlertDirectory, "rules")).Problems.Select(problem => problem.ToString()),
            .. routing.Problems.Select(problem => problem.ToString()),
            .. routing.Table.Receivers.SelectMany(receiver => receiver.Contacts.Select(contact => contact.Channel).Append(receiver.Fallback?.Contact.Channel)
                .OfType<string>().Where(channel => !known.Contains(channel)).Distinct()
                .Select(channel => $"{RoutingFolder.FileName}: the receiver '{receiver.Name}' has the channel '{channel}', which Ioc:Alerts:Channels does not name.")),
        ];
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
