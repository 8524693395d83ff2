using System.Globalization;
using System.Text;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>Lengths of time as Prometheus writes them: `30s`, `5m`, `1h30m`, `1d`; units from large to small, each at most once.</summary>
public static class AlertDuration
{
    /// <summary>The longest that a rule may name.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("y", TimeSpan.FromDays(365)), ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <returns>False for anything else, and for more than <see cref="Longest"/>.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
        {
            return true;
        }

        var (at, next) = (0, 0);
        while (at < text.Length)
        {
            var digits = at;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            var letters = digits;
            while (letters < text.Length && char.IsAsciiLetterLower(text[letters]))
            {
                letters++;
            }

            var unit = Array.FindIndex(Units, next, each => text.AsSpan(digits, letters - digits).SequenceEqual(each.Unit));
            if (unit < 0 || digits - at is 0 or > 9)
            {
                return false;
            }

            duration += Units[unit].Length * int.Parse(text.AsSpan(at, digits - at), CultureInfo.InvariantCulture);
            if (duration > Longest)
            {
                return false;
            }

            (at, next) = (letters, unit + 1);
        }

        return text.Length > 0;
    }

    /// <summary>The shortest form of a duration that is not negative; less than a millisecond is left out.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.FromMilliseconds(1))
        {
            return "0s";
        }

        var text = new StringBuilder();
        foreach (var (unit, length) in Units.Where(each => each.Unit is not ("y" or "w")))
        {
            var count = duration.Ticks / length.Ticks;
            duration -= length * count;
            text.Append(count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{count}{unit}") : "");
        }

        return text.ToString();
    }
}
