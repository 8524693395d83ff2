namespace Ioc.Kpi.Alerts;

/// <summary>What one alert is about: `province`, `agency:H49.12`, `source:tthc`, `target:quang-ninh/T01`, `service:outbox`.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Key">Its code; empty for the province.</param>
public sealed record AlertScope(AlertScopeKind Kind, string Key)
{
    /// <summary>The province as a whole.</summary>
    public static readonly AlertScope Province = new(AlertScopeKind.Province, "");

    /// <summary>The form that is stored, sent and written in silences.</summary>
    public override string ToString() => Kind == AlertScopeKind.Province ? "province" : $"{Kind.ToString().ToLowerInvariant()}:{Key}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out AlertScope scope)
    {
        scope = Province;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return text == "province";
        }

        if (colon == text.Length - 1 || !Enum.TryParse<AlertScopeKind>(text[..colon], ignoreCase: true, out var kind) || kind == AlertScopeKind.Province
            || !string.Equals(kind.ToString(), text[..colon], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        scope = new AlertScope(kind, text[(colon + 1)..]);
        return true;
    }
}
