using System.Globalization;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>Ages and dates in words; the twin of `format.js` and `clock.js`.</summary>
internal static class AgeWords
{
    /// <summary>An age in the largest whole unit: `12 phút`.</summary>
    public static string Of(double seconds, Texts texts)
    {
        var whole = (long)Math.Max(0, Math.Floor(seconds));
        return whole switch
        {
            < 60 => $"{whole} {texts["client.age.second"]}",
            < 3600 => $"{whole / 60} {texts["client.age.minute"]}",
            < 172800 => $"{whole / 3600} {texts["client.age.hour"]}",
            _ => $"{whole / 86400} {texts["client.age.day"]}",
        };
    }

    /// <summary>The age of a number; a stale one says so.</summary>
    public static string OfNumber(double? seconds, bool stale, Texts texts) =>
        seconds is { } known
            ? texts[stale ? "client.age.stale" : "client.age.fresh"].Replace("{age}", Of(known, texts), StringComparison.Ordinal)
            : texts["client.age.never"];

    public static string Time(DateTimeOffset at) => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at, Texts texts) =>
        texts["client.weekday." + (int)at.DayOfWeek] + ", " + at.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
