using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Codes;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What the screens say about trust. A wall gets these words in its frames, so they have no twin in the browser.</summary>
internal static class TrustWords
{
    /// <summary>A score below this is shown as failed, from it on as partly failed.</summary>
    public const double Half = 50;

    private const int KeyLength = 12;

    /// <summary>
    /// The shape of a score: `met` where every judged check passed, `behind` where at least half did, else `missed`; `no-data` where none was judged, or
    /// where nothing failed but less than half was judged: what passes by being looked at little has not passed.
    /// </summary>
    public static string Standing(double? score, int judged, int checks) => score switch
    {
        null => "no-data",
        >= 100 => 2 * judged >= checks ? "met" : "no-data",
        >= Half => "behind",
        _ => "missed",
    };

    /// <summary>The shape of a check.</summary>
    public static string StandingOf(TrustCheckView check) => check.State switch { "ok" => "met", "failing" => "missed", _ => "no-data" };

    /// <summary>What a score is of: the province, a source by its id, or records whose source is not known.</summary>
    public static string Name(string? source, Texts texts) =>
        source is null ? texts["trust.province"] : source == DossierCodes.None ? texts["trust.unknown-source"] : source;

    public static string Score(double? score, Texts texts) => score is { } known ? TargetWords.Number(known) : texts["board.no-value"];

    /// <summary>`17/19`: how many of the checks that count were judged.</summary>
    public static string Judged(int judged, int checks) => $"{NumberWords.Of((long)judged)}/{NumberWords.Of((long)checks)}";

    /// <summary>How many of the judged checks of a word passed, and how many could not be judged.</summary>
    public static string Passed(TrustWordView word, Texts texts)
    {
        var passed = word.Judged == 0 ? string.Empty : texts["trust.passed"]
            .Replace("{passed}", NumberWords.Of((long)word.Passed), StringComparison.Ordinal)
            .Replace("{judged}", NumberWords.Of((long)word.Judged), StringComparison.Ordinal);
        var open = word.Checks - word.Judged;
        var unjudged = open == 0 ? string.Empty : texts["trust.unjudged"].Replace("{count}", NumberWords.Of((long)open), StringComparison.Ordinal);
        return string.Join(", ", new[] { passed, unjudged }.Where(part => part.Length > 0));
    }

    /// <summary>Whether the check passed; of one that was not judged, why.</summary>
    public static string State(TrustCheckView check, Texts texts) =>
        check.State == "ok" ? texts["trust.free"] : texts["trust.state." + check.State] + (check.Reason is { } reason ? $": {texts["trust.reason." + reason]}" : string.Empty);

    /// <summary>What was counted of what, in a sentence.</summary>
    public static string Found(TrustCheckView check, Texts texts)
    {
        var found = texts[$"trust.check.{check.Id}.found"]
            .Replace("{count}", NumberWords.Of(check.Count), StringComparison.Ordinal)
            .Replace("{of}", NumberWords.Of(check.Of), StringComparison.Ordinal);
        return check.Of == 0 ? found : $"{found} ({Percent(100.0 * check.Count / check.Of)})";
    }

    /// <summary>When the check fails and how much it needs to be judged; the first part is left out where its meaning says it.</summary>
    public static string Rule(TrustCheckView check, Texts texts)
    {
        var sample = texts["trust.sample"].Replace("{count}", NumberWords.Of((long)check.MinimumSample), StringComparison.Ordinal);
        return check.Threshold <= 0 ? sample
            : texts["trust.threshold"].Replace("{share}", Percent(100 * check.Threshold), StringComparison.Ordinal) + " " + sample;
    }

    /// <summary>A pseudonymous key as far as a person compares it.</summary>
    public static string Key(string key) => key.Length <= KeyLength ? key : key[..KeyLength] + "…";

    /// <summary>The table that lists what the check counts; null where there is none.</summary>
    public static string? TableOf(string check, Texts texts) => check switch
    {
        "unknown-agency" => Unlisted("agency", texts),
        "unknown-procedure" => Unlisted("procedure", texts),
        _ => null,
    };

    /// <summary>Where a check shows: the name of an agency, or a day.</summary>
    public static string Place(string place, CodeTitles titles) =>
        DateOnly.TryParseExact(place, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? TargetWords.Day(day) : titles.Agency(place);

    /// <summary>The codes that a table marks as not in the catalogue.</summary>
    private static string Unlisted(string by, Texts texts)
    {
        var mark = texts["code-unlisted"].Replace("{name}", string.Empty, StringComparison.Ordinal).Trim(' ', '(', ')');
        return $"/kpis/received-dossiers?period=all&by={by}&q={Uri.EscapeDataString(mark)}#table";
    }

    /// <summary>A share; a small one keeps what makes it differ from zero.</summary>
    private static string Percent(double percent) =>
        percent is > 0 and < 0.05 ? "< 0,1 %" : TargetWords.Number(percent) + " %";
}
