using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Indicators;

/// <summary>What texts and addresses that people enter must satisfy: no control characters, and no numbers of persons.</summary>
internal static class EnteredText
{
    public const int MaxLink = 1000;

    /// <param name="text">What was entered.</param>
    /// <param name="field">Its field.</param>
    /// <param name="longest">So many characters at most.</param>
    /// <param name="missing">What it means when there is nothing; null where there may be nothing.</param>
    public static IEnumerable<IndicatorProblem> Check(string? text, string field, int longest, IndicatorFault? missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return missing is { } fault ? [new(fault, field, $"1 to {longest} characters.")] : [];
        }

        return text.Length > longest ? [new(IndicatorFault.TooLong, field, $"1 to {longest} characters.")]
            : !CatalogueCells.IsText(text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' '))
                ? [new(IndicatorFault.BadText, field, "text without control characters other than line breaks.")]
            : PersonalNumber.IsIn(text) ? [new(IndicatorFault.PersonalNumber, field, "a text without identity and telephone numbers.")]
            : [];
    }

    public static IEnumerable<IndicatorProblem> CheckLink(string? link, string field)
    {
        if (link is null)
        {
            return [];
        }

        var sound = link.Length is > 0 and <= MaxLink && CatalogueCells.IsText(link) && !link.Any(char.IsWhiteSpace)
            && Uri.TryCreate(link, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", Host.Length: > 0, UserInfo.Length: 0 };
        return !sound ? [new(IndicatorFault.BadLink, field, $"an http or https address of at most {MaxLink} characters, without a user name.")]
            : PersonalNumber.IsIn(link) || PersonalNumber.IsIn(Uri.UnescapeDataString(link))
                ? [new(IndicatorFault.PersonalNumber, field, "an address without identity and telephone numbers.")]
            : [];
    }
}
