using System.Globalization;
using System.Text;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>
/// What comes from a rule, a catalogue or a routing file as one line: no line breaks, no control characters, and none that turn the
/// direction of the text or hide in it, so that no name can pass for a second line or a header.
/// </summary>
internal static class PlainLine
{
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => new Rune(' '),
                UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => (Rune?)null,
                _ => rune,
            };
            if (plain is not { } letter || (letter.Value == ' ' && (line.Length == 0 || line[^1] == ' ')))
            {
                continue;
            }

            if (line.Length + letter.Utf16SequenceLength > longest - 1)
            {
                return line.Append('\u2026').ToString();
            }

            line.Append(letter.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
