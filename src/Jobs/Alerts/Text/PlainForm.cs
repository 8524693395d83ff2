using System.Text;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>A letter as plain text: the second part of a mail, and what Zalo shows.</summary>
internal static class PlainForm
{
    public static string Of(Letter letter, bool withSubject)
    {
        var text = new StringBuilder();
        if (withSubject)
        {
            text.Append(letter.Subject).Append('\n');
        }

        Line(text, letter.Lead);
        foreach (var part in letter.Parts)
        {
            text.Append('\n');
            Line(text, withSubject && part.Heading == letter.Subject ? "" : part.Heading);
            foreach (var line in part.Lines)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        if (letter.Omitted.Length > 0)
        {
            text.Append('\n').Append(letter.Omitted).Append('\n');
        }

        return text.Append('\n').Append(letter.Footer).Append('\n').ToString().TrimStart('\n');
    }

    private static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(line).Append('\n');
        }
    }
}
