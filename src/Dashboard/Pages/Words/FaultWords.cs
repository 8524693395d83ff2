using System.Text.RegularExpressions;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>Why a source failed, in Vietnamese: from the reason `code: detail` of the book of sources, with the HTTP status where it has one.</summary>
internal static partial class FaultWords
{
    /// <summary>The words for a reason; the reason itself when its code has none, empty for none.</summary>
    public static string Of(string? reason, Texts texts)
    {
        if (reason is null)
        {
            return string.Empty;
        }

        var words = texts.Find("client.fault." + reason.Split(':')[0]);
        var status = HttpStatus().Match(reason).Groups[1].Value;
        return words is null ? reason : status.Length == 0 ? words : $"{words} (HTTP {status})";
    }

    [GeneratedRegex(@"^[a-z0-9-]+: (\d{3})\b")]
    private static partial Regex HttpStatus();
}
