namespace Ioc.Kpi.Indicators;

/// <summary>
/// Finds numbers that look like those of a person: twelve digits (citizen identity), or a Vietnamese telephone number, also when they are
/// written in groups. Amounts, dates, document numbers and longer runs of digits are none.
/// </summary>
public static class PersonalNumber
{
    private const int IdentityDigits = 12;

    /// <summary>Whether the text holds one.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var begins = char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1]));
            if (begins && StartsHere(text[start..], afterPlus: start > 0 && text[start - 1] == '+'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tries the first group of digits, then the first two, and so on.</summary>
    private static bool StartsHere(ReadOnlySpan<char> text, bool afterPlus)
    {
        Span<char> digits = stackalloc char[IdentityDigits + 1];
        var count = 0;
        var groups = 0;
        for (var place = 0; place < text.Length && count <= IdentityDigits;)
        {
            while (place < text.Length && char.IsAsciiDigit(text[place]) && count <= IdentityDigits)
            {
                digits[count++] = text[place++];
            }

            groups++;
            if (count <= IdentityDigits && Looks(digits[..count], groups, afterPlus))
            {
                return true;
            }

            if (!IsSeparator(text[place..], out var length))
            {
                return false;
            }

            place += length;
        }

        return false;
    }

    private static bool Looks(ReadOnlySpan<char> digits, int groups, bool afterPlus) => digits.Length switch
    {
        // In groups an amount may have twelve digits; it never begins with a zero, and an identity number does.
        IdentityDigits => groups == 1 || digits[0] == '0',
        11 => digits.StartsWith("02") || (digits.StartsWith("84") && (afterPlus || groups == 1) && digits[2] is not '0'),
        10 => digits[0] == '0' && digits[1] is '3' or '5' or '7' or '8' or '9',
        _ => false,
    };

    /// <summary>Between two groups of one number: a blank, a point, a dash or a bracket, or two of them such as `) `.</summary>
    private static bool IsSeparator(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        while (length < text.Length && length < 2 && text[length] is ' ' or '.' or '-' or '(' or ')' or '\u00A0')
        {
            length++;
        }

        return length > 0 && length < text.Length && char.IsAsciiDigit(text[length]);
    }
}
