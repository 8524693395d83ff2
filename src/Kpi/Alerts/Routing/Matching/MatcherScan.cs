using System.Text;

namespace Ioc.Kpi.Alerts.Routing.Matching;

/// <summary>Reads the text of matchers from left to right.</summary>
internal sealed class MatcherScan(string text)
{
    private int _at;

    /// <summary>Empty while nothing is wrong.</summary>
    public string Fault { get; private set; } = "";

    public List<AlertMatcher> Read()
    {
        var matchers = new List<AlertMatcher>();
        do
        {
            SkipSpaces();
            if (ReadMatcher() is not { } matcher)
            {
                return [];
            }

            matchers.Add(matcher);
            SkipSpaces();
        }
        while (Take(","));

        if (_at < text.Length)
        {
            return Wrong("a comma is expected");
        }

        return matchers;
    }

    private AlertMatcher? ReadMatcher()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or '.'))
        {
            _at++;
        }

        var name = text[start.._at];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            Wrong("a name is expected, such as severity");
            return null;
        }

        SkipSpaces();
        if (ReadOperator() is not { } sign)
        {
            Wrong("one of = != =~ !~ is expected");
            return null;
        }

        SkipSpaces();
        return ReadValue() is { } value ? new AlertMatcher(name, sign, value) : null;
    }

    private MatchOperator? ReadOperator() =>
        Take("=~") ? MatchOperator.Matches
        : Take("!~") ? MatchOperator.MatchesNot
        : Take("!=") ? MatchOperator.NotEqual
        : Take("=") ? MatchOperator.Equal
        : null;

    private string? ReadValue()
    {
        if (Take("\""))
        {
            return ReadQuoted();
        }

        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or ' ' or '\t' or '"'))
        {
            _at++;
        }

        if (_at == start)
        {
            Wrong("a value is expected; an empty one is written \"\"");
            return null;
        }

        return text[start.._at];
    }

    private string? ReadQuoted()
    {
        var value = new StringBuilder();
        while (_at < text.Length)
        {
            var letter = text[_at++];
            if (letter == '"')
            {
                return value.ToString();
            }

            if (letter == '\\' && _at < text.Length)
            {
                var escaped = text[_at++];
                value.Append(escaped switch { '\\' => "\\", '"' => "\"", 'n' => "\n", _ => $"\\{escaped}" });
            }
            else
            {
                value.Append(letter);
            }
        }

        Wrong("the closing quotation mark is missing");
        return null;
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private List<AlertMatcher> Wrong(string what)
    {
        Fault = Fault.Length > 0 ? Fault : $"At character {_at + 1}, {what}.";
        return [];
    }
}
