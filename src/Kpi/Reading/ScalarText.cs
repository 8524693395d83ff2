using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>A scalar of a record in UTF-8, seen in place wherever it needs no unescaping. Its bytes may still be invalid UTF-8.</summary>
internal readonly ref struct ScalarText(ScalarKind kind, ReadOnlySpan<byte> bytes)
{
    public readonly ScalarKind Kind = kind;
    public readonly ReadOnlySpan<byte> Bytes = bytes;

    /// <summary>Whether a flag says yes.</summary>
    public bool IsOne => Kind == ScalarKind.Truth ? Bytes[0] == (byte)'1' : Is((byte)'1');

    /// <summary>Whether a flag that some serializers write as a word says yes.</summary>
    public bool IsTrue => IsOne || (Kind == ScalarKind.Text && Ascii.EqualsIgnoreCase(Bytes, "true"u8));

    /// <summary>Whether nothing is said: no field, null, the wrong type, or an empty string.</summary>
    public bool SaysNothing => Kind is ScalarKind.Absent or ScalarKind.WrongType || (Kind == ScalarKind.Text && Trimmed.IsEmpty);

    /// <remarks>Nearly always both ends are more than a space, and nothing is to be looked for.</remarks>
    public ReadOnlySpan<byte> Trimmed => Bytes is [> (byte)' '] or [> (byte)' ', .., > (byte)' '] ? Bytes : Bytes.Trim(" \t\n\v\f\r"u8);

    /// <summary>Whether the text is this one character.</summary>
    public bool Is(byte character) => Kind == ScalarKind.Text && Trimmed is [var only] && only == character;

    /// <summary>Reads a time; false when something stands there that is none.</summary>
    public bool TryTime(LocalTime zone, out Moment moment)
    {
        moment = Moment.None;
        return Kind == ScalarKind.Absent || (Kind == ScalarKind.Text && RecordTime.TryParse(Bytes, zone, out moment));
    }

    /// <summary>Reads the value that comes next.</summary>
    /// <param name="json">Before the value; behind it afterwards.</param>
    /// <param name="scratch">Holds the text where it cannot be seen in place; the result is good until its next use.</param>
    public static ScalarText Read(scoped ref JsonCursor json, Span<byte> scratch)
    {
        var kind = json.Peek();
        if (kind != JsonKind.Text)
        {
            return Other(ref json, kind);
        }

        var text = json.Text(out var isEscaped);
        return isEscaped ? Unescaped(text, scratch) : new ScalarText(ScalarKind.Text, text);
    }

    private static ScalarText Other(scoped ref JsonCursor json, JsonKind kind)
    {
        switch (kind)
        {
            case JsonKind.Number:
                return new ScalarText(ScalarKind.Text, json.Number());
            case JsonKind.Truth:
                return new ScalarText(ScalarKind.Truth, json.Truth() ? "1"u8 : "0"u8);
            case JsonKind.Null:
                json.Skip();
                return default;
            default:
                json.Skip();
                return new ScalarText(ScalarKind.WrongType, default);
        }
    }

    /// <summary>Copies a text without its escapes.</summary>
    public static ScalarText Unescaped(ReadOnlySpan<byte> text, Span<byte> scratch)
    {
        if (text.Length > scratch.Length)
        {
            return new ScalarText(ScalarKind.TooLong, default);
        }

        text.CopyTo(scratch);
        return JsonEscapes.TryUnescape(scratch[..text.Length], out var written)
            ? new ScalarText(ScalarKind.Text, scratch[..written])
            : new ScalarText(ScalarKind.Unreadable, default);
    }
}
