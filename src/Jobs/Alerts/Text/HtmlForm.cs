using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>A letter as HTML for a mail: no script, no picture, no link, nothing that is loaded; every text escaped.</summary>
internal static class HtmlForm
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(Letter letter)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>").Append(Text(letter.Subject)).Append("</title></head>\n")
            .Append("<body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:44em\">\n");
        Paragraph(html, letter.Lead);
        foreach (var part in letter.Parts)
        {
            html.Append("<div style=\"border-left:6px solid ").Append(Colour(part)).Append(";padding:4px 12px;margin:12px 0\">\n<strong>")
                .Append(Text(part.Heading)).Append("</strong>\n");
            foreach (var line in part.Lines)
            {
                html.Append("<div>").Append(Text(line)).Append("</div>\n");
            }

            html.Append("</div>\n");
        }

        Paragraph(html, letter.Omitted);
        return html.Append("<p style=\"color:#555;font-size:14px\">").Append(Text(letter.Footer)).Append("</p>\n</body></html>\n").ToString();
    }

    private static void Paragraph(StringBuilder html, string text)
    {
        if (text.Length > 0)
        {
            html.Append("<p>").Append(Text(text)).Append("</p>\n");
        }
    }

    private static string Text(string text) => Encoder.Encode(text);

    private static string Colour(LetterPart part) => (part.IsOver, part.Severity) switch
    {
        (true, _) => "#2e7d32",
        (_, AlertSeverity.Critical) => "#b71c1c",
        (_, AlertSeverity.Warning) => "#e65100",
        _ => "#1565c0",
    };
}
