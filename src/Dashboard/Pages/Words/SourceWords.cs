using System.Globalization;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What the screens say about a source; the twin of `sources.js`.</summary>
internal static class SourceWords
{
    /// <summary>Those that need somebody come first.</summary>
    public static int Order(SceneSource source) => source.State switch { "failing" => 0, "late" => 1, "ok" => 2, _ => 3 };

    /// <summary>Its state, and how long ago it was heard from.</summary>
    public static string State(SceneSource source, Texts texts)
    {
        var word = texts.Find("client.source." + (source is { State: "late", CatchingUp: true } ? "catching-up" : source.State)) ?? source.State;
        return source.AgeSeconds is { } seconds ? $"{word} · {AgeWords.Of(seconds, texts)}" : word;
    }

    /// <summary>When it was last heard from, and how long the last attempt took.</summary>
    public static string Last(SceneSource source, DateTimeOffset now, Texts texts)
    {
        var last = source.LastSuccessAt is { } at
            ? texts["client.sources.last"].Replace("{time}", Time(at, now), StringComparison.Ordinal)
            : texts["client.sources.never"];
        return source.LastDurationSeconds is { } seconds
            ? last + " · " + texts["client.sources.took"].Replace("{duration}", Duration(seconds, texts), StringComparison.Ordinal)
            : last;
    }

    /// <summary>How often it failed in a row, and why the last time; empty when it did not.</summary>
    public static string Failures(SceneSource source, Texts texts) =>
        source.FailuresInARow == 0
            ? string.Empty
            : texts["client.sources.failures"]
                .Replace("{count}", NumberWords.Of((long)source.FailuresInARow), StringComparison.Ordinal)
                .Replace("{reason}", FaultWords.Of(source.LastError, texts), StringComparison.Ordinal);

    private static string Time(DateTimeOffset at, DateTimeOffset now) =>
        at.Date == now.Date ? AgeWords.Time(at) : at.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Duration(double seconds, Texts texts) => seconds switch
    {
        < 0.1 => texts["client.sources.instant"],
        < 10 => $"{NumberWords.Of(seconds, "seconds")} {texts["client.age.second"]}",
        _ => AgeWords.Of(seconds, texts),
    };
}
