using System.Globalization;
using System.Text;

namespace Ioc.Server.Configuration;

/// <summary>Turns configuration texts into values and back: enums in kebab-case (`on-time`), durations as `00:00:15`, `90s`, `15m`, `2h` or `7d`.</summary>
internal static class OptionText
{
    private const string Hidden = "********";

    private static readonly string[] Secrets = ["Key", "Password", "Token", "Secret"];

    /// <summary>Whether the type is written as one text rather than as a section.</summary>
    public static bool IsScalar(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double)
        || type == typeof(TimeSpan) || type == typeof(DateTimeOffset) || type == typeof(Uri);

    public static bool TryParse(Type type, string text, out object? value)
    {
        value = type switch
        {
            _ when type == typeof(string) => text.Contains('\0', StringComparison.Ordinal) ? null : text,
            _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(TimeSpan) => ParseDuration(text),
            _ when type == typeof(DateTimeOffset) => ParseInstant(text),
            _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null,
            _ => Enum.GetValues(type).Cast<object>().FirstOrDefault(
                member => string.Equals(Kebab(member.ToString()!), text.Trim(), StringComparison.OrdinalIgnoreCase)),
        };
        return value is not null;
    }

    /// <summary>What a value of the type may look like, for the message about one that does not.</summary>
    public static string Legal(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false.",
        _ when type == typeof(int) || type == typeof(long) => "a whole number.",
        _ when type == typeof(double) => "a number such as 55 or 1.5.",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:15, 90s, 15m, 2h or 7d.",
        _ when type == typeof(DateTimeOffset) => "an instant with offset such as 2026-01-01T08:00:00+07:00.",
        _ when type == typeof(Uri) => "an absolute address such as https://source.example/api.",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type).Select(Kebab))}.",
        _ => "a text without NUL.",
    };

    public static string Print(object? value) => value switch
    {
        null => "(not set)",
        bool flag => flag ? "true" : "false",
        Enum member => Kebab(member.ToString()),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        Uri address => WithoutUserInfo(address),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text, or a mask of constant length when the key names a secret. Hashes of keys count as secrets too.</summary>
    public static string Mask(string key, string text)
    {
        var name = key[(key.LastIndexOf(':') + 1)..];
        var secret = !name.EndsWith("File", StringComparison.OrdinalIgnoreCase)
            && Secrets.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return secret && text.Length > 0 ? Hidden
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? WithoutUserInfo(address) : text;
    }

    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static string WithoutUserInfo(Uri address) =>
        address.UserInfo.Length == 0 ? address.ToString() : address.ToString().Replace(address.UserInfo, Hidden, StringComparison.Ordinal);

    private static DateTimeOffset? ParseInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && (text.Contains('+', StringComparison.Ordinal) || text.EndsWith('Z') || text.LastIndexOf('-') > 9)
            ? instant : null;

    private static TimeSpan? ParseDuration(string text)
    {
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            var ticks = Math.Round(amount * TicksOf(text[^1]));

            // Written so that not-a-number falls out too.
            return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
        }

        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
    }

    /// <summary>Not-a-number for a letter that is no unit.</summary>
    private static double TicksOf(char unit) => unit switch
    {
        's' => TimeSpan.TicksPerSecond,
        'm' => TimeSpan.TicksPerMinute,
        'h' => TimeSpan.TicksPerHour,
        'd' => TimeSpan.TicksPerDay,
        _ => double.NaN,
    };
}
