using System.Text;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>A letter in Telegram's HTML, which knows a few tags and wants `&amp;`, `&lt;` and `&gt;` escaped.</summary>
internal static class TelegramForm
{
    public static string Of(Letter letter)
    {
        var text = new StringBuilder("<b>").Append(Text(letter.Subject)).Append("</b>\n");
        if (letter.Lead.Length > 0)
        {
            text.Append(Text(letter.Lead)).Append('\n');
        }

        foreach (var part in letter.Parts)
        {
            text.Append('\n');
            if (part.Heading != letter.Subject)
            {
                text.Append("<b>").Append(Text(part.Heading)).Append("</b>\n");
            }

            foreach (var line in part.Lines)
            {
                text.Append(Text(line)).Append('\n');
            }
        }

        if (letter.Omitted.Length > 0)
        {
            text.Append("\n<i>").Append(Text(letter.Omitted)).Append("</i>\n");
        }

        return text.Append("\n<i>").Append(Text(letter.Footer)).Append("</i>").ToString();
    }

    private static string Text(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
