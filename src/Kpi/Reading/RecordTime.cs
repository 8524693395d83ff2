using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Reads the times of records and imports: `yyyyMMddHHmmss`, or ISO 8601 (a date; a time to the minute, second or fraction; an offset or
/// none). Without an offset it is local time. Both forms occur within one record (exchange.md 1.2).
/// </summary>
public static class RecordTime
{
    private const int LongestText = 64;

    /// <summary>Reads a time given in UTF-8.</summary>
    /// <returns>
    /// False when the text is not a time, or its year is not in 1900–2200. An empty text, and the first day of the year 1 that systems
    /// send for "no date", give true and <see cref="Moment.None"/>.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, LocalTime zone, out Moment moment)
    {
        if (utf8.Length == CompactTime.Length && CompactTime.TryRead(utf8, zone, out moment))
        {
            return true;
        }

        var text = utf8.Trim(" \t\n\v\f\r"u8);
        moment = Moment.None;
        if (text.IsEmpty)
        {
            return true;
        }

        var cursor = new TimeCursor(text);
        var parts = default(TimeParts);
        var readable = text.Length == 14 && char.IsAsciiDigit((char)text[4]) ? parts.TryCompact(ref cursor) : parts.TryExtended(ref cursor);
        return readable && cursor.AtEnd && parts.TryMoment(zone, out moment);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, LocalTime, out Moment)"/>
    public static bool TryParse(ReadOnlySpan<char> characters, LocalTime zone, out Moment moment)
    {
        var text = characters.Trim();
        moment = Moment.None;
        if (text.Length > LongestText)
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[LongestText];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAscii(text[i]))
            {
                return false;
            }

            utf8[i] = (byte)text[i];
        }

        return TryParse(utf8[..text.Length], zone, out moment);
    }
}
