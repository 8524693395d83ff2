using System.Globalization;
using System.Text.Json;

namespace Ioc.Kpi.Calendars;

/// <summary>A place in a calendar file: reads what stands there, or throws the fault with the place named.</summary>
internal readonly struct CalendarNode(string file, string path, JsonElement element)
{
    private readonly string _file = file;
    private readonly JsonElement _element = element;

    /// <summary>The place, such as `years[1].days[3].kind`.</summary>
    public string Path { get; } = path;

    public CalendarFaultException Fault(string reason) => new(_file, Path, reason);

    /// <summary>Says that this is an object of exactly these keys.</summary>
    public CalendarNode WithKeys(params ReadOnlySpan<string> keys)
    {
        Require(JsonValueKind.Object, "an object");
        foreach (var property in _element.EnumerateObject())
        {
            if (!keys.Contains(property.Name))
            {
                throw Fault($"'{property.Name}' is no key here; known are {string.Join(", ", keys.ToArray())}.");
            }
        }

        foreach (var key in keys)
        {
            if (!_element.TryGetProperty(key, out _))
            {
                throw Fault($"'{key}' is missing; write it.");
            }
        }

        return this;
    }

    /// <summary>What stands under a key that <see cref="WithKeys"/> has seen.</summary>
    public CalendarNode this[string key] => new(_file, Path.Length == 0 ? key : $"{Path}.{key}", _element.GetProperty(key));

    /// <summary>The entries of a list, of which there is one at least unless <paramref name="mayBeEmpty"/>.</summary>
    public IReadOnlyList<CalendarNode> Items(bool mayBeEmpty = false)
    {
        Require(JsonValueKind.Array, "a list");
        var items = new List<CalendarNode>();
        foreach (var item in _element.EnumerateArray())
        {
            items.Add(new CalendarNode(_file, $"{Path}[{items.Count}]", item));
        }

        return items.Count > 0 || mayBeEmpty ? items : throw Fault("the list is empty; one entry is needed at least.");
    }

    /// <summary>The entries of an object whose keys are free.</summary>
    public IReadOnlyDictionary<string, CalendarNode> Entries()
    {
        Require(JsonValueKind.Object, "an object");
        var entries = new Dictionary<string, CalendarNode>();
        foreach (var property in _element.EnumerateObject())
        {
            entries.Add(property.Name, this[property.Name]);
        }

        return entries;
    }

    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        var text = _element.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw Fault("the text is empty; write it.") : text;
    }

    public bool Flag() => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault($"true or false is expected, not {Shown()}."),
    };

    public int Number() => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out var number)
        ? number : throw Fault($"a whole number is expected, not {Shown()}.");

    public DateOnly Date() => DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date : throw Fault($"{Shown()} is no day; write it as 2026-02-17.");

    public TimeOnly Time() => TimeOnly.TryParseExact(Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time : throw Fault($"{Shown()} is no time of day; write it as 07:00.");

    /// <summary>One of some words, and what it stands for.</summary>
    public T Word<T>(string what, params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var text = Text();
        foreach (var (word, meaning) in words)
        {
            if (word == text)
            {
                return meaning;
            }
        }

        var known = new List<string>();
        foreach (var (word, _) in words)
        {
            known.Add(word);
        }

        throw Fault($"{Shown()} is no {what}; known are {string.Join(", ", known)}.");
    }

    private void Require(JsonValueKind kind, string expected)
    {
        if (_element.ValueKind != kind)
        {
            throw Fault($"{expected} is expected, not {Shown()}.");
        }
    }

    private string Shown() => _element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{Shortened(_element.GetString()!)}'",
        _ => Shortened(_element.GetRawText()),
    };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
