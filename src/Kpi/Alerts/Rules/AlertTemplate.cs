using System.Text;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>A text with placeholders, taken apart once. What is filled in is data: braces in it stay as they are. Immutable.</summary>
public sealed class AlertTemplate
{
    private readonly (string Text, AlertPlaceholder? Placeholder)[] _parts;

    private AlertTemplate(string source, IEnumerable<(string, AlertPlaceholder?)> parts)
    {
        Source = source;
        _parts = [.. parts];
    }

    public static AlertTemplate Empty { get; } = new("", []);

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <param name="text">The text, with placeholders such as `{{value}}`.</param>
    /// <param name="unknown">The names that are no placeholders, and `{{` where one is not closed.</param>
    public static bool TryParse(string text, out AlertTemplate template, out IReadOnlyList<string> unknown)
    {
        var parts = new List<(string, AlertPlaceholder?)>();
        var wrong = new List<string>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            parts.Add((text[at..open], null));
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            var name = close < 0 ? "{{" : text[(open + 2)..close].Trim();
            if (AlertWords.TryParse<AlertPlaceholder>(name, out var placeholder))
            {
                parts.Add(("", placeholder));
            }
            else
            {
                wrong.Add(name);
            }

            at = close < 0 ? text.Length : close + 2;
        }

        parts.Add((text[at..], null));
        template = new AlertTemplate(text, parts.Where(part => part.Item1.Length > 0 || part.Item2 is not null));
        unknown = wrong;
        return wrong.Count == 0;
    }

    /// <summary>The text with its placeholders filled in. Control characters in what is filled in become spaces.</summary>
    public string Fill(Func<AlertPlaceholder, string> valueOf)
    {
        if (_parts is [{ Placeholder: null } only])
        {
            return only.Text;
        }

        var filled = new StringBuilder(Source.Length + 32);
        foreach (var (text, placeholder) in _parts)
        {
            if (placeholder is not { } named)
            {
                filled.Append(text);
                continue;
            }

            foreach (var letter in valueOf(named))
            {
                filled.Append(char.IsControl(letter) ? ' ' : letter);
            }
        }

        return filled.ToString();
    }

    public override string ToString() => Source;
}
