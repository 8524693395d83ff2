using System.Globalization;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>Lengths of time in the form of Prometheus: `30s`, `5m`, `1h30m`, `1d`, `0s`. Units from the largest to the smallest, each once.</summary>
public static class RoutingSpan
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <returns>False for anything else, and for more than ten years.</returns>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var next = 0;
        var at = 0;
        while (at < text.Length)
        {
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var letters = at;
            while (at < text.Length && char.IsAsciiLetterLower(text[at]))
            {
                at++;
            }

            var unit = Array.FindIndex(Units, next, candidate => candidate.Unit == text[letters..at]);
            if (unit < 0 || !int.TryParse(text.AsSpan(digits, letters - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            // Bounded before the sum, so that nothing can overflow.
            if (count > TimeSpan.FromDays(3660) / Units[unit].Length)
            {
                return false;
            }

            span += count * Units[unit].Length;
            next = unit + 1;
        }

        return text.Length > 0 && span <= TimeSpan.FromDays(3660);
    }

    /// <summary>The shortest form that reads back as the same span; the span is not negative.</summary>
    public static string Print(TimeSpan span)
    {
        var text = "";
        foreach (var (unit, length) in Units)
        {
            var count = (long)(span / length);
            if (count > 0)
            {
                text += string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
                span -= count * length;
            }
        }

        return text.Length == 0 ? "0s" : text;
    }
}
