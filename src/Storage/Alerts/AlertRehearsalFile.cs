using System.Globalization;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rehearsals;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Alerts;

/// <summary>Reads a file of rule tests (docs/alerts.md): the rule files it is about, and series of values with what is expected.</summary>
public static class AlertRehearsalFile
{
    private const string TimeForm = "yyyy-MM-dd HH:mm";

    /// <summary>A longer rehearsal is no test.</summary>
    public const int MostTests = 1000;

    /// <param name="path">The file; rule files that it names are relative to its folder.</param>
    /// <param name="zone">In which the times of the file are.</param>
    /// <param name="problems">Everything that is wrong with the file or with the rule files; nothing is to be played where there is any.</param>
    public static (AlertRuleSet Rules, IReadOnlyList<AlertRehearsal> Tests) Read(string path, LocalTime zone, out IReadOnlyList<AlertRuleProblem> problems)
    {
        var found = new List<AlertRuleProblem>();
        problems = found;
        var name = Path.GetFileName(path);
        var tests = new List<AlertRehearsal>();
        if (ReadText(path, name, found) is not { } text || SafeYaml.Read(text, name, found) is not { } root
            || YamlMembers.Open(root, "The file", name, found) is not { } members)
        {
            return (AlertRuleSet.Empty, tests);
        }

        var book = new AlertRuleBook();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var ruleFiles = members.List("ruleFiles").Select(part => part.Text ?? "").ToList();
        if (ruleFiles.Count == 0)
        {
            members.Missing("ruleFiles", "Name the rule files, relative to this file.", 0);
        }

        var rules = book.Load([.. ruleFiles.Distinct().Select(file => AlertRuleFolder.ReadFile(Path.Combine(folder, file)))]);
        found.AddRange(rules.Problems);
        foreach (var part in members.List("tests"))
        {
            if (YamlMembers.Open(part, "A test", name, found) is { } test)
            {
                tests.Add(ReadTest(test, part.Line, name, zone, found));
            }
        }

        members.Close();
        if (tests.Count is 0 or > MostTests)
        {
            found.Add(new AlertRuleProblem(name, 0, $"It has {tests.Count} tests.", $"Write 1 to {MostTests} of them under `tests`."));
        }

        return (rules, tests);
    }

    private static AlertRehearsal ReadTest(YamlMembers test, long line, string file, LocalTime zone, List<AlertRuleProblem> problems)
    {
        var read = new AlertRehearsal
        {
            Name = test.Text("name", "Say in a sentence what is true."),
            Line = line,
            Rule = test.Text("rule", "Write the uid of the rule."),
            Scope = ReadScope(test),
            ScopeName = test.OptionalText("scopeName") ?? "",
            Start = ReadStart(test, zone),
            Interval = test.OptionalDuration("interval") is { } interval && interval > TimeSpan.Zero ? interval : TimeSpan.FromMinutes(1),
            Values = ReadSeries(test, "values") is { Count: > 0 } values ? values : test.Missing<IReadOnlyList<double?>>("values", "Write a series such as 0x5 12x10 _x3.", []),
            Denominators = ReadSeries(test, "denominators"),
            References = ReadSeries(test, "references"),
            Expectations = [.. test.List("expect").Select(part => YamlMembers.Open(part, "An expectation", file, problems)).OfType<YamlMembers>().Select(ReadExpectation)],
            Fired = Whole(test, "fired"),
            Resolved = Whole(test, "resolved"),
        };
        test.Close();
        return read;
    }

    private static AlertExpectation ReadExpectation(YamlMembers expected)
    {
        var at = expected.OptionalDuration("at") ?? expected.Missing("at", "Write the time since the start, such as 5m.", TimeSpan.Zero);
        var phase = expected.OptionalWord<AlertPhase>("state") ?? (expected.Has("state") ? default : expected.Missing("state", "Write inactive, pending, firing or resolved.", AlertPhase.Inactive));
        var read = new AlertExpectation(
            at, phase, expected.Has("noData") ? expected.Flag("noData") : null, expected.Has("flapping") ? expected.Flag("flapping") : null,
            expected.OptionalText("summary"), expected.OptionalText("description"), expected.Line);
        expected.Close();
        return read;
    }

    private static AlertScope ReadScope(YamlMembers test)
    {
        var text = test.OptionalText("scope") ?? "province";
        if (!AlertScope.TryParse(text, out var scope))
        {
            test.Wrong("scope", $"'{text}' is no scope.", "Write province, or a kind and a code: agency:H49.12.");
        }

        return scope;
    }

    private static DateTimeOffset ReadStart(YamlMembers test, LocalTime zone)
    {
        var text = test.OptionalText("start") ?? "2026-11-30 08:00";
        if (!DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            test.Wrong("start", $"'{text}' is no local time.", $"Write it as {TimeForm}, such as 2026-11-30 08:00.");
        }

        return zone.At(local).ToUtc();
    }

    private static IReadOnlyList<double?> ReadSeries(YamlMembers test, string member)
    {
        if (test.OptionalText(member) is not { } text)
        {
            return [];
        }

        if (!AlertSeries.TryParse(text, out var values))
        {
            test.Wrong(member, "This is no series.", "Write values such as 1 2 _ 3, 0+2x5, 7x3 or _x3.");
        }

        return values;
    }

    private static int? Whole(YamlMembers test, string member)
    {
        var number = test.OptionalNumber(member);
        if (number is { } given && (given is < 0 or > int.MaxValue || given % 1 != 0))
        {
            test.Wrong(member, "This is no count.", "Write a whole number.");
        }

        return (int?)number;
    }

    private static string? ReadText(string path, string name, List<AlertRuleProblem> problems)
    {
        try
        {
            if (new FileInfo(path).Length <= AlertRuleFile.LargestBytes)
            {
                return File.ReadAllText(path);
            }

            problems.Add(new AlertRuleProblem(name, 0, "It is too large.", "Split it."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new AlertRuleProblem(name, 0, $"It cannot be read: {exception.Message}", "Make the file readable."));
        }

        return null;
    }
}
