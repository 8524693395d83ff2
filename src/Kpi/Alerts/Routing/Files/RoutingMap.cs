using System.Globalization;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>A mapping of the file with the keys it may have; everything that is wrong goes into the list of problems.</summary>
internal sealed class RoutingMap
{
    private readonly Dictionary<string, RoutingNode> _entries = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly List<RoutingProblem> _problems;

    private RoutingMap(RoutingNode node, string file, List<RoutingProblem> problems) => (Node, _file, _problems) = (node, file, problems);

    public RoutingNode Node { get; }

    /// <summary>Null where the node is no mapping; the problem is noted.</summary>
    public static RoutingMap? Open(RoutingNode node, string file, List<RoutingProblem> problems, params ReadOnlySpan<string> keys)
    {
        var map = new RoutingMap(node, file, problems);
        if (node.Entries is null)
        {
            map.Wrong(node, $"Entries are expected here, of {string.Join(", ", keys)}.");
            return null;
        }

        foreach (var (key, value) in node.Entries)
        {
            if (!keys.Contains(key))
            {
                map.Wrong(value, $"'{key}' is not known here; known are {string.Join(", ", keys)}.");
            }
            else if (!map._entries.TryAdd(key, value))
            {
                map.Wrong(value, $"'{key}' stands here a second time.");
            }
        }

        return map;
    }

    public bool Has(string key) => _entries.ContainsKey(key);

    public RoutingNode At(string key) => _entries.GetValueOrDefault(key, Node);

    public RoutingMap? Map(string key, params ReadOnlySpan<string> keys) => _entries.TryGetValue(key, out var node) ? Open(node, _file, _problems, keys) : null;

    /// <summary>The mappings of a list; none where the key is missing or empty.</summary>
    public IEnumerable<RoutingMap> Maps(string key, params string[] keys) => Items(key).Select(item => Open(item, _file, _problems, keys)).OfType<RoutingMap>();

    /// <summary>One line of text without characters that control anything; empty where the key is missing.</summary>
    public string Text(string key, bool required = false, int longest = 200)
    {
        var text = _entries.TryGetValue(key, out var node) ? Text(node, key, longest) : "";
        if (text.Length == 0 && required)
        {
            Wrong(At(key), $"'{key}' is missing or empty.");
        }

        return text;
    }

    /// <summary>Texts of a list, or a single text instead of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            var text = Text(item, key, 200);
            if (text.Length == 0 || texts.Contains(text))
            {
                Wrong(item, text.Length == 0 ? $"'{key}' has an empty item." : $"'{text}' stands here a second time.");
            }
            else
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    public TimeSpan Span(string key, TimeSpan standard, TimeSpan least)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return standard;
        }

        if (!AlertDuration.TryParse(node.Text ?? "", out var span) || span < least)
        {
            Wrong(node, $"'{key}' is '{node.Text}'; a length of time is written as 30s, 5m, 1h30m or 1d, here at least {AlertDuration.Format(least)}.");
            return standard;
        }

        return span;
    }

    public int Number(string key, int standard, int least, int most)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return standard;
        }

        if (!int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            Wrong(node, $"'{key}' is '{node.Text}'; a number from {least} to {most} is expected.");
            return standard;
        }

        return number;
    }

    public T Word<T>(string key, T standard, params (string Word, T Meaning)[] words)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return standard;
        }

        foreach (var (word, meaning) in words)
        {
            if (node.Text == word)
            {
                return meaning;
            }
        }

        Wrong(node, $"'{key}' is '{node.Text}'; one of {string.Join(", ", words.Select(word => word.Word))} is expected.");
        return standard;
    }

    /// <summary>Conditions: a list of texts, or one text; every alert where the key is missing.</summary>
    public MatcherSet Matchers(string key, bool required = false)
    {
        var found = new List<AlertMatcher>();
        foreach (var item in Items(key))
        {
            if (!MatcherText.TryParse(item.Text ?? "", out var matchers, out var fault))
            {
                Wrong(item, item.Text is null ? "A condition is a text such as 'severity=\"critical\"'." : $"'{item.Text}' is no condition. {fault}");
            }

            found.AddRange(matchers);
        }

        if (required && !Items(key).Any())
        {
            Wrong(At(key), $"'{key}' needs one condition at least.");
        }

        return MatcherSet.TryCreate(found, out var set, out _) ? set : MatcherSet.All;
    }

    public void Wrong(string key, string reason) => Wrong(At(key), reason);

    private void Wrong(RoutingNode node, string reason) => _problems.Add(new RoutingProblem(_file, node.Line, reason));

    private IEnumerable<RoutingNode> Items(string key)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node.Entries is not null)
        {
            Wrong(node, $"'{key}' is a list; each item begins with a dash.");
            return [];
        }

        return node.Items ?? (node.Text!.Length == 0 ? [] : [node]);
    }

    private string Text(RoutingNode node, string key, int longest)
    {
        if (node.Text is null || node.Text.Length > longest || node.Text.Any(char.IsControl))
        {
            Wrong(node, $"'{key}' is one line of text of at most {longest} characters.");
            return "?";
        }

        return node.Text.Trim().Normalize();
    }
}
