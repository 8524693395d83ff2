using System.Globalization;
using System.Text.Json;

namespace Ioc.Kpi.Plans.Files;

/// <summary>
/// One JSON object of a plan file. Each member is asked for by name; what cannot be read leaves a problem with its path and yields a
/// harmless value, so that one reading finds everything that is wrong. <see cref="Close"/> reports the members that nobody asked for.
/// </summary>
internal sealed class PlanJson(JsonElement element, string path, PlanProblems problems)
{
    private const int LongestText = 1000;

    private readonly List<string> _asked = [];

    public string Path => path;

    public void Wrong(string member, string reason, string cure) => problems.Add($"{path}.{member}", reason, cure);

    /// <summary>A problem with the member was noted.</summary>
    public bool IsWrong(string member) => problems.Has($"{path}.{member}");

    public bool Has(string member) => Find(member) is not null;

    public string Text(string member) => OptionalText(member) ?? Missing(member, "a text.", "");

    public string? OptionalText(string member) => Find(member) is { } value ? ReadText(value, $"{path}.{member}") : null;

    /// <summary>A text by which other places of the file name this object.</summary>
    public string Id(string member)
    {
        var id = Text(member);
        if (id.Length > 0 && !PlanNames.IsId(id))
        {
            Wrong(member, $"'{id}' is no id.", "An id has 1 to 32 letters, digits, hyphens and dots, and begins with a letter or digit.");
        }

        return id;
    }

    public DateOnly Date(string member) => OptionalDate(member) ?? Missing(member, "a date such as 2025-12-31.", default(DateOnly));

    public DateOnly? OptionalDate(string member)
    {
        if (OptionalText(member) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Wrong(member, $"'{text}' is no date.", "Write the date as year, month and day: 2025-12-31.");
        return null;
    }

    public T Word<T>(string member)
        where T : struct, Enum => OptionalWord<T>(member) ?? Missing(member, $"one of {PlanWords.All<T>()}.", default(T));

    public T? OptionalWord<T>(string member)
        where T : struct, Enum
    {
        if (OptionalText(member) is not { Length: > 0 } text)
        {
            return null;
        }

        if (PlanWords.TryRead<T>(text, out var value))
        {
            return value;
        }

        Wrong(member, $"'{text}' is not known.", $"Write one of {PlanWords.All<T>()}.");
        return null;
    }

    public double? OptionalNumber(string member)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Wrong(member, "This is no number.", "Write a number such as 100 or 99.5, without quotes.");
        return null;
    }

    public int? OptionalWhole(string member, int least, int most)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(member, "This number cannot be.", $"Write a whole number from {least} to {most}, without quotes.");
        return null;
    }

    public int Whole(string member, int least, int most) =>
        Has(member) ? OptionalWhole(member, least, most) ?? least : Missing(member, $"a whole number from {least} to {most}.", least);

    /// <summary>False where the member is absent.</summary>
    public bool Flag(string member)
    {
        if (Find(member) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong(member, "This is neither true nor false.", "Write true, or leave it out for false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>The texts of a list; empty where the member is absent.</summary>
    public IReadOnlyList<string> Texts(string member)
    {
        var texts = List(member).Select((value, index) => ReadText(value, $"{path}.{member}[{index}]")).OfType<string>().ToList();
        foreach (var twice in texts.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            Wrong(member, $"'{twice.Key}' stands here {twice.Count()} times.", "Write it once.");
        }

        return texts;
    }

    /// <summary>A list that must not be empty.</summary>
    public IReadOnlyList<string> SomeTexts(string member)
    {
        var texts = Texts(member);
        return texts.Count > 0 ? texts : Missing(member, "a list of at least one text.", texts);
    }

    public PlanReference? OptionalReference(string member) => OptionalText(member) is { } text ? ReadReference(text, member) : null;

    public IReadOnlyList<PlanReference> References(string member) =>
        [.. Texts(member).Select(text => ReadReference(text, member)).OfType<PlanReference>()];

    public PlanJson? OptionalObject(string member) => Find(member) is { } value ? Open(value, $"{path}.{member}", problems) : null;

    /// <summary>The objects of a list; empty where the member is absent.</summary>
    public IEnumerable<PlanJson> Objects(string member) =>
        List(member).Select((value, index) => Open(value, $"{path}.{member}[{index}]", problems)).OfType<PlanJson>();

    public void Close()
    {
        foreach (var member in element.EnumerateObject().Select(member => member.Name).Where(name => !_asked.Contains(name)))
        {
            Wrong(member, "This is not known here.", $"Known are {string.Join(", ", _asked)}.");
        }
    }

    public static PlanJson? Open(JsonElement value, string path, PlanProblems problems)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new PlanJson(value, path, problems);
        }

        problems.Add(path, "This is no object.", "Write { … } with the members of docs/plans.md.");
        return null;
    }

    private JsonElement? Find(string member)
    {
        if (!_asked.Contains(member))
        {
            _asked.Add(member);
        }

        return element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T Missing<T>(string member, string cure, T value)
    {
        if (!problems.Has($"{path}.{member}"))
        {
            Wrong(member, "This is missing.", $"Write {cure}");
        }

        return value;
    }

    private JsonElement.ArrayEnumerator List(string member)
    {
        if (Find(member) is { ValueKind: not JsonValueKind.Array })
        {
            Wrong(member, "This is no list.", "Write [ … ].");
        }

        return Find(member) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : default;
    }

    private string? ReadText(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            problems.Add(place, "This is no text.", "Write it in quotes.");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > LongestText || text.Any(char.IsControl) || text.Trim().Length == 0 || text.Trim().Length < text.Length)
        {
            problems.Add(
                place, "This text cannot be shown.",
                $"A text has 1 to {LongestText} characters, no line breaks, and no white space at its ends; leave it out where there is none.");
            return null;
        }

        return text.Normalize();
    }

    private PlanReference? ReadReference(string text, string member)
    {
        if (PlanReference.TryParse(text, out var reference))
        {
            return reference;
        }

        Wrong(member, $"'{text}' names no item of a plan.", "Write the code of the plan, a slash and the id: central/T06.");
        return null;
    }
}
