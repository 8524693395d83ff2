using System.Globalization;
using Ioc.Ingest.Series.Rebuilding;
using Ioc.Kpi.Accounts;

namespace Ioc.Server.Commands;

/// <summary>What the words after `ioc` ask for.</summary>
/// <param name="Problem">Why it cannot be done, in one sentence; null when it can.</param>
internal sealed record CommandLine(Verb Verb, string? Problem = null)
{
    private static readonly string[] Targets = ["all", "ingest", "jobs", "dashboard"];

    /// <value>The file of an import.</value>
    public string? File { get; init; }

    /// <value>The source of an import.</value>
    public string? Source { get; init; }

    /// <value>The mapping file of an import, if any.</value>
    public string? Mapping { get; init; }

    /// <value>What `ioc user` does.</value>
    public UserAction Action { get; init; }

    /// <value>The account of `ioc user`.</value>
    public string? Account { get; init; }

    /// <value>The folder of `ioc rules check`, or the files of `ioc rules test`.</value>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <value>The role of a new account, or the new one of an account.</value>
    public Role? Role { get; init; }

    /// <value>The days of `ioc series rebuild`.</value>
    public RebuildRange? Days { get; init; }

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        if (args.Any(word => word is "--help" or "-h" or "help"))
        {
            return new CommandLine(Verb.Help);
        }

        var words = args.Where(word => !word.StartsWith('-')).ToList();
        var switches = args.Where(word => word.StartsWith('-')).ToList();
        var command = words.FirstOrDefault() switch
        {
            null => ParseService(switches),
            "import" => ParseImport(words, switches),
            "user" => UserWords.Parse(words, Value(switches, "--role")),
            "audit" => words is [_, "verify"] ? new CommandLine(Verb.Audit) : Refused("The audit log can be verified: ioc audit verify"),
            "series" => words is [_, "rebuild"] ? ParseRebuild(switches) : Refused("The series can be rebuilt: ioc series rebuild --from=YYYY-MM-DD --to=YYYY-MM-DD"),
            "rules" => ParseRules(words),
            "check-config" => new CommandLine(Verb.CheckConfig),
            "continue-journal" => new CommandLine(Verb.ContinueJournal),
            var unknown => Refused($"Unknown command '{unknown}'; `ioc --help` lists the commands."),
        };
        return command.Problem is null && switches.Find(word => !IsKnown(word, command.Verb)) is { } stray
            ? Refused($"Unknown option '{Name(stray)}'; options are written --name=value, and `ioc --help` lists them.")
            : command;
    }

    private static CommandLine ParseService(List<string> switches)
    {
        var target = Value(switches, "--target") ?? "all";
        return target == "all" ? new CommandLine(Verb.Serve)
            : Targets.Contains(target)
                ? Refused($"--target={target} is not possible yet: this version runs every role in one process, --target=all.")
                : Refused($"--target={target} is unknown; one of {string.Join(", ", Targets)}.");
    }

    private static CommandLine ParseImport(List<string> words, List<string> switches)
    {
        var source = Value(switches, "--source");
        return words.Count != 2 || string.IsNullOrEmpty(source)
            ? Refused("An import needs one file and a source: ioc import FILE.csv --source=ID [--mapping=FILE.yaml]")
            : new CommandLine(Verb.Import) { File = words[1], Source = source, Mapping = Value(switches, "--mapping") };
    }

    private static CommandLine ParseRebuild(List<string> switches)
    {
        if (!TryReadDay(Value(switches, "--from"), out var from) || !TryReadDay(Value(switches, "--to"), out var to))
        {
            return Refused("The days to rebuild are written --from=YYYY-MM-DD --to=YYYY-MM-DD, both included.");
        }

        return from > to
            ? Refused($"--from={from:O} is after --to={to:O}.")
            : new CommandLine(Verb.RebuildSeries) { Days = new RebuildRange(from, to) };
    }

    private static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static CommandLine ParseRules(List<string> words) => words switch
    {
        [_, "check"] or [_, "check", _] => new CommandLine(Verb.CheckRules) { Paths = words[2..] },
        [_, "test", _, ..] => new CommandLine(Verb.TestRules) { Paths = words[2..] },
        _ => Refused("Rules are checked or tested: ioc rules check [FOLDER], ioc rules test FILE..."),
    };

    private static bool IsKnown(string word, Verb verb) => Name(word) switch
    {
        "--target" => verb == Verb.Serve && word.Contains('=', StringComparison.Ordinal),
        "--source" or "--mapping" => verb == Verb.Import,
        "--from" or "--to" => verb == Verb.RebuildSeries,
        "--role" => verb == Verb.User,
        "--urls" or "--environment" => true,
        var name => name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal)
            && word.Contains('=', StringComparison.Ordinal),
    };

    private static string Name(string word) => word.Split('=', 2)[0];

    private static string? Value(List<string> switches, string name) =>
        switches.Find(word => Name(word) == name)?.Split('=', 2) is [_, var value] ? value : null;

    private static CommandLine Refused(string problem) => new(Verb.Refused, problem);
}
