using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The words on a tile or card; the twin of `tile.js`.</summary>
internal static class TileWords
{
    public static string Value(double? value, string unit, bool approximate, string status, Texts texts) =>
        value is { } known
            ? (approximate ? "≈" : string.Empty) + NumberWords.Of(known, unit)
            : texts.Find("client.value." + status) ?? texts["client.value.no-data"];

    public static string Change(double? change, string unit, Texts texts) =>
        change is { } known ? (NumberWords.Difference(known, unit) + " " + texts.Find("client.change." + unit)).TrimEnd() : "–";

    /// <summary>The warning of a number that rests on doubtful data: the name of the first failing check, and how many more there are; empty without one.</summary>
    public static string Doubt(IReadOnlyList<string>? doubts, Texts texts)
    {
        if (doubts is not { Count: > 0 })
        {
            return string.Empty;
        }

        var name = texts.Find($"trust.check.{doubts[0]}.short") ?? doubts[0];
        return texts["client.doubted"].Replace("{check}", name, StringComparison.Ordinal)
            + (doubts.Count > 1 ? $" +{NumberWords.Of(doubts.Count - 1)}" : string.Empty);
    }

    /// <summary>A value with its unit, a count without; a dash without data.</summary>
    public static string WithUnit(double? value, string unit, Texts texts) => value is not { } known
        ? texts["board.no-value"]
        : unit is "dossiers" or "services" ? NumberWords.Of(known, unit) : $"{NumberWords.Of(known, unit)} {texts.Find("unit." + unit)}".TrimEnd();

    /// <summary>The number that a plan wants and how it stands; empty without one.</summary>
    /// <param name="suffix">Of <see cref="TargetSuffix"/>; a wall has no room for it, and the unit beside the number.</param>
    public static string Target(double? target, string suffix, string? standing, Texts texts) =>
        target is not { } goal ? string.Empty
        : texts["client.tile-target"].Replace("{value}", TargetWords.Number(goal) + suffix, StringComparison.Ordinal)
            + (standing is null ? string.Empty : " · " + texts["client.standing." + standing]);

    /// <summary>What follows the target of a rate; empty for others.</summary>
    public static string TargetSuffix(string unit) => unit == "percent" ? " %" : string.Empty;

    /// <summary>What a number is that was not counted whole: an estimate in points, anything else stretched to a year.</summary>
    public static string Projected(string unit, Texts texts) => texts[unit == "points" ? "projected.estimate" : "projected.year"];

    /// <summary>Of which day a number is that people entered, and how old that makes it.</summary>
    public static string Entered(EnteredView? entered, Texts texts) => entered is null ? texts["client.entered.none"]
        : texts["client.entered.as-of"]
            .Replace("{day}", TargetWords.Day(entered.AsOf), StringComparison.Ordinal)
            .Replace("{days}", NumberWords.Of((long)entered.AgeDays), StringComparison.Ordinal);

    /// <summary>Numerator and denominator; empty where the KPI has no denominator.</summary>
    public static string Fraction(long? numerator, long? denominator, Texts texts) =>
        numerator is { } part && denominator is { } whole
            ? texts["client.fraction"]
                .Replace("{numerator}", NumberWords.Of(part), StringComparison.Ordinal)
                .Replace("{denominator}", NumberWords.Of(whole), StringComparison.Ordinal)
            : string.Empty;
}
