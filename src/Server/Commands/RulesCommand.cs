using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;
using Ioc.Server.Hosting;
using Ioc.Storage.Alerts;

namespace Ioc.Server.Commands;

/// <summary>`ioc rules check` and `ioc rules test`. They need no options and touch no store.</summary>
internal static class RulesCommand
{
    public static int Run(CommandLine command, TextWriter output, TextWriter errors) =>
        command.Verb == Verb.CheckRules ? Check(command.Paths is [var folder, ..] ? folder : RulePlace.Find(ContentRoot.Find()), output) : Test(command.Paths, output, errors);

    private static int Check(string folder, TextWriter output)
    {
        var rules = AlertRuleFolder.LoadInto(new AlertRuleBook(), folder);
        foreach (var problem in rules.Problems)
        {
            output.WriteLine(problem);
        }

        output.WriteLine(
            rules.Problems.Count == 0
                ? $"{rules.Rules.Count} rules in {folder}. No problems."
                : $"{Count(rules.Problems.Count, "problem")} in {folder}; a running service keeps the rules that these files had before.");
        return rules.Problems.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static int Test(IReadOnlyList<string> files, TextWriter output, TextWriter errors)
    {
        var times = new AlertTimes(WorkingCalendar.BuiltIn, LocalTime.Vietnam);
        var (played, wrong, unread) = (0, 0, 0);
        foreach (var file in files)
        {
            var (rules, tests) = AlertRehearsalFile.Read(file, times.Zone, out var problems);
            unread += problems.Count;
            foreach (var problem in problems)
            {
                errors.WriteLine(problem);
            }

            foreach (var test in problems.Count == 0 ? tests : [])
            {
                played++;
                var reasons = test.Play(rules, times);
                wrong += reasons.Count > 0 ? 1 : 0;
                foreach (var (line, reason) in reasons)
                {
                    output.WriteLine($"{Path.GetFileName(file)}:{line}: {test.Name}: {reason}");
                }
            }
        }

        output.WriteLine($"{Count(played, "test")}, {wrong} not as expected.");
        return unread > 0 ? ExitCode.Refused : wrong > 0 ? ExitCode.SomeRejected : ExitCode.Done;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
