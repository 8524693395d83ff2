using System.Globalization;
using System.Text;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Resolves the escapes of a JSON string in place. The platform's own way throws on a lone surrogate, and a source that sends many
/// of them must cost no exception each.
/// </summary>
internal static class JsonEscapes
{
    /// <param name="text">A string whose escapes the JSON reader has found well-formed; overwritten.</param>
    /// <param name="written">The length of the resolved text.</param>
    /// <returns>False when an escape is half of a surrogate pair.</returns>
    public static bool TryUnescape(Span<byte> text, out int written)
    {
        var read = text.IndexOf((byte)'\\');
        written = read;
        while (read < text.Length)
        {
            if (text[read] != (byte)'\\')
            {
                text[written++] = text[read++];
            }
            else if (text[read + 1] != (byte)'u')
            {
                text[written++] = Short(text[read + 1]);
                read += 2;
            }
            else if (TryRune(text[read..], out var rune, out var length))
            {
                // An escape of six bytes or twelve never needs more than three or four.
                written += rune.EncodeToUtf8(text[written..]);
                read += length;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static byte Short(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    private static bool TryRune(ReadOnlySpan<byte> escape, out Rune rune, out int length)
    {
        length = 6;
        var first = Unit(escape);
        if (!char.IsSurrogate(first))
        {
            rune = new Rune(first);
            return true;
        }

        length = 12;
        rune = default;
        return escape.Length >= 12 && escape[6] == (byte)'\\' && escape[7] == (byte)'u' && Rune.TryCreate(first, Unit(escape[6..]), out rune);
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
