using System.Collections.Frozen;
using System.Text.Json;

namespace Ioc.Dashboard.Text;

/// <summary>
/// Every text that a person reads on a screen, from `vi.json`: nested names joined with dots (`kpi.on-time-rate`). Immutable; any thread may call.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> _texts;

    private Texts(Stream json)
    {
        using var file = JsonDocument.Parse(json);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(file.RootElement, string.Empty, texts);
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The texts that ship with Ioc.</summary>
    public static Texts Vietnamese { get; } = Load();

    /// <summary>Texts of another file of the same form.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static Texts Of(Stream json) => new(json);

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key that the code knows. Throws for a missing one, so that a test finds it before a person does.</summary>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"vi.json has no text \"{key}\".");

    /// <summary>The text of a key that may come from data; null when there is none.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The name of a KPI on screen; its id while it has none.</summary>
    public string Kpi(string id) => Find("kpi." + id) ?? id;

    /// <summary>The texts below a name, by the rest of their keys; for the browser's modules.</summary>
    public IReadOnlyDictionary<string, string> Under(string name) =>
        _texts.Where(entry => entry.Key.StartsWith(name + ".", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[(name.Length + 1)..], entry => entry.Value, StringComparer.Ordinal);

    /// <summary>What a script shows: the texts under `client`, and the names of the checks as a tile has room for them, under `doubt.` and their ids.</summary>
    public IReadOnlyDictionary<string, string> ForScripts() =>
        Under("client").Concat(Under("trust.check")
                .Where(entry => entry.Key.EndsWith(ShortName, StringComparison.Ordinal))
                .Select(entry => KeyValuePair.Create("doubt." + entry.Key[..^ShortName.Length], entry.Value)))
            .ToDictionary(StringComparer.Ordinal);

    private const string ShortName = ".short";

    private static Texts Load()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("vi.json")!;
        return new Texts(stream);
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, string> texts)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = path.Length == 0 ? property.Name : path + "." + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(property.Value, key, texts);
            }
            else
            {
                texts[key] = property.Value.GetString()!;
            }
        }
    }
}
