namespace Ioc.Kpi.Reading;

/// <summary>
/// Finds the agency in a dossier code `agency-date-serial` (exchange.md 2.3): `H49.12-251122-0001`, `G09.20-20260609-0092637`, and the
/// old reversed form `000.00.53.H48-220921-0099`.
/// </summary>
internal static class DossierCodePrefix
{
    /// <returns>False when the code has another form; such codes say nothing about the agency.</returns>
    public static bool TryFind(ReadOnlySpan<char> code, out ReadOnlySpan<char> agency)
    {
        agency = default;
        var end = code.IndexOf('-');
        if (end < 0)
        {
            return false;
        }

        var rest = code[(end + 1)..];
        var date = Digits(rest);
        if (date is not (6 or 8) || rest.Length == date || rest[date] != '-')
        {
            return false;
        }

        var serial = rest[(date + 1)..];
        var head = code[..end];
        if (serial.Length is < 4 or > 7 || Digits(serial) != serial.Length || !(IsForward(head) || IsReversed(head)))
        {
            return false;
        }

        agency = head;
        return true;
    }

    /// <summary>`H49`, then up to three segments of two or three digits.</summary>
    private static bool IsForward(ReadOnlySpan<char> text)
    {
        if (!StartsWithProvince(text))
        {
            return false;
        }

        text = text[3..];
        for (var segments = 0; !text.IsEmpty; segments++)
        {
            if (segments == 3 || text[0] != '.')
            {
                return false;
            }

            var digits = Digits(text[1..]);
            if (digits is not (2 or 3))
            {
                return false;
            }

            text = text[(digits + 1)..];
        }

        return true;
    }

    /// <summary>`000.00.53.H48` (QCVN 102:2016).</summary>
    private static bool IsReversed(ReadOnlySpan<char> text) =>
        text.Length == 13 && Digits(text) == 3 && text[3] == '.' && Digits(text[4..]) == 2 && text[6] == '.'
        && Digits(text[7..]) == 2 && text[9] == '.' && StartsWithProvince(text[10..]);

    private static bool StartsWithProvince(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]);

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? text.Length : digits;
    }
}
