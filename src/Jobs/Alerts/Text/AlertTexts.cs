using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>The words of messages, from `alerts.vi.json`: nested names joined with dots. Immutable; any thread may call.</summary>
internal sealed class AlertTexts
{
    private const string File = "alerts.vi.json";
    private readonly FrozenDictionary<string, string> _texts;

    private AlertTexts(JsonElement root)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(root, "", texts);
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The texts that ship with Ioc.</summary>
    public static AlertTexts Vietnamese { get; } = Load();

    /// <summary>The text of a key that the code knows. Throws for a missing one, so that a test finds it before a person does.</summary>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"{File} has no text \"{key}\".");

    /// <summary>The text of a key that not every case has; empty when there is none.</summary>
    public string Find(string key) => _texts.GetValueOrDefault(key, "");

    /// <summary>The text with its places filled in.</summary>
    public string Fill(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    private static AlertTexts Load()
    {
        using var stream = typeof(AlertTexts).Assembly.GetManifestResourceStream(File)!;
        using var json = JsonDocument.Parse(stream);
        return new AlertTexts(json.RootElement);
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
