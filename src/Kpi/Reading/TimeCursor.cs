namespace Ioc.Kpi.Reading;

/// <summary>Walks over the characters of a time.</summary>
internal ref struct TimeCursor(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool TryNumber(int digits, out int number)
    {
        number = 0;
        if (_rest.Length < digits)
        {
            return false;
        }

        foreach (var character in _rest[..digits])
        {
            if (!char.IsAsciiDigit((char)character))
            {
                return false;
            }

            number = (number * 10) + character - '0';
        }

        _rest = _rest[digits..];
        return true;
    }

    public bool TryTake(char character)
    {
        if (_rest.IsEmpty || _rest[0] != character)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>One to nine digits as a part of a second, cut off after the microseconds.</summary>
    public bool TryFraction(out int microseconds)
    {
        microseconds = 0;
        var digits = 0;
        while (digits < 9 && TryNumber(1, out var digit))
        {
            microseconds = digits < 6 ? (microseconds * 10) + digit : microseconds;
            digits++;
        }

        for (var missing = digits; missing < 6; missing++)
        {
            microseconds *= 10;
        }

        return digits > 0;
    }
}
