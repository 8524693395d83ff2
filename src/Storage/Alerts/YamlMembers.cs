using System.Globalization;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Codes;

namespace Ioc.Storage.Alerts;

/// <summary>
/// The members of one mapping. Each is asked for by its name and its kind; what is wrong is added to the problems with its line, and
/// <see cref="Close"/> adds what nobody asked for.
/// </summary>
internal sealed class YamlMembers
{
    private const int LongestText = 1000;

    private readonly YamlPart _part;
    private readonly string _file;
    private readonly List<AlertRuleProblem> _problems;
    private readonly List<string> _asked = [];

    private YamlMembers(YamlPart part, string file, List<AlertRuleProblem> problems) => (_part, _file, _problems) = (part, file, problems);

    public long Line => _part.Line;

    public IReadOnlyList<YamlEntry> Entries => _part.Entries!;

    /// <returns>Null, with a problem, for anything but a mapping.</returns>
    public static YamlMembers? Open(YamlPart part, string what, string file, List<AlertRuleProblem> problems)
    {
        if (part.Entries is not null)
        {
            return new YamlMembers(part, file, problems);
        }

        problems.Add(new AlertRuleProblem(file, part.Line, $"{what} is no mapping.", "Write `name: value` lines below it."));
        return null;
    }

    public bool Has(string member) => Find(member) is not null;

    public void Wrong(string member, string reason, string cure) =>
        _problems.Add(new AlertRuleProblem(_file, LineOf(member), $"{member}: {reason}", cure));

    public string? OptionalText(string member)
    {
        if (Find(member) is not { } entry)
        {
            return null;
        }

        var text = entry.Value.Text?.Trim();
        if (text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl))
        {
            return text.Normalize();
        }

        Wrong(member, "This is no text that can be shown.", $"Write 1 to {LongestText} characters without line breaks, or leave it out; a long text begins with `>-`.");
        return null;
    }

    public string Text(string member, string cure) => Has(member) ? OptionalText(member) ?? "" : Missing(member, cure, "");

    public double? OptionalNumber(string member)
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Wrong(member, $"'{text}' is no number.", "Write a number such as 20 or -2.5.");
        return null;
    }

    public double Number(string member, string cure) => Has(member) ? OptionalNumber(member) ?? 0 : Missing(member, cure, 0.0);

    public TimeSpan? OptionalDuration(string member)
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }

        if (AlertDuration.TryParse(text, out var duration))
        {
            return duration;
        }

        Wrong(member, $"'{text}' is no duration.", "Write it as Prometheus does: 30s, 5m, 1h30m, 1d; at most a year.");
        return null;
    }

    public bool Flag(string member)
    {
        var text = OptionalText(member);
        if (text is not (null or "true" or "false"))
        {
            Wrong(member, $"'{text}' is neither true nor false.", "Write true, or leave it out for false.");
        }

        return text == "true";
    }

    public T? OptionalWord<T>(string member)
        where T : struct, Enum
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }

        if (AlertWords.TryParse<T>(text, out var value))
        {
            return value;
        }

        Wrong(member, $"'{text}' is not known.", Nearest(text, AlertWords.All<T>()));
        return null;
    }

    /// <summary>The parts of a list; a single value is a list of one. Empty where the member is absent.</summary>
    public IReadOnlyList<YamlPart> List(string member)
    {
        var part = Find(member)?.Value;
        if (part?.Entries is not null)
        {
            Wrong(member, "This is no list.", "Write a dash before each item.");
        }

        return part?.Items ?? (part?.Text is not null ? [part] : []);
    }

    public YamlMembers? OptionalMembers(string member) => Find(member) is { } entry ? Open(entry.Value, $"'{member}'", _file, _problems) : null;

    public void Close()
    {
        foreach (var entry in Entries.Where(entry => !_asked.Contains(entry.Key)))
        {
            _problems.Add(new AlertRuleProblem(_file, entry.Line, $"'{entry.Key}' is not known here.", Nearest(entry.Key, _asked)));
        }
    }

    public T Missing<T>(string member, string cure, T value)
    {
        _problems.Add(new AlertRuleProblem(_file, Line, $"'{member}' is missing.", cure));
        return value;
    }

    /// <summary>The known word that was probably meant, or all of them.</summary>
    public static string Nearest(string word, IEnumerable<string> known)
    {
        var words = known.ToList();
        var nearest = words.MinBy(each => EditDistance.Between(each, word));
        return nearest is not null && EditDistance.Between(nearest, word) <= Math.Max(2, word.Length / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Known here: {string.Join(", ", words)}.";
    }

    private long LineOf(string member) => Entries.FirstOrDefault(entry => entry.Key == member)?.Line ?? Line;

    private YamlEntry? Find(string member)
    {
        if (!_asked.Contains(member))
        {
            _asked.Add(member);
        }

        return Entries.FirstOrDefault(entry => entry.Key == member);
    }
}
