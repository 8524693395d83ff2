namespace Ioc.Kpi.Plans;

/// <summary>What the codes of plans and the ids of their items look like.</summary>
public static class PlanNames
{
    /// <summary>1 to 64 small letters, digits and hyphens, beginning with a letter or digit.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= 64 && text[0] != '-' && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>1 to 32 letters, digits, hyphens and dots, beginning with a letter or digit.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 32 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');
}
