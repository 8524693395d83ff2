using System.Buffers;
using System.Text;
using System.Text.Json;
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

    public ReadOnlySpan<byte> Trimmed => Bytes.Trim(" \t\n\v\f\r"u8);

    /// <summary>Whether the text is this one character.</summary>
    public bool Is(byte character) => Kind == ScalarKind.Text && Trimmed is [var only] && only == character;

    /// <summary>Reads a time; false when something stands there that is none.</summary>
    public bool TryTime(LocalTime zone, out Moment moment)
    {
        moment = Moment.None;
        return Kind == ScalarKind.Absent || (Kind == ScalarKind.Text && RecordTime.TryParse(Bytes, zone, out moment));
    }

    /// <summary>Reads the value the reader stands on, and leaves the reader at its end.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="scratch">Holds the text where it cannot be seen in place; the result is good until its next use.</param>
    public static ScalarText Read(scoped ref Utf8JsonReader json, Span<byte> scratch)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
            case JsonTokenType.Number:
                return json.HasValueSequence || json.ValueIsEscaped ? Copy(ref json, scratch) : new ScalarText(ScalarKind.Text, json.ValueSpan);
            case JsonTokenType.True:
                return new ScalarText(ScalarKind.Truth, "1"u8);
            case JsonTokenType.False:
                return new ScalarText(ScalarKind.Truth, "0"u8);
            case JsonTokenType.Null:
                return default;
            default:
                JsonValue.Skip(ref json);
                return new ScalarText(ScalarKind.WrongType, default);
        }
    }

    /// <summary>Copies the token the reader stands on out of its buffer, without escapes.</summary>
    public static ScalarText Copy(scoped ref Utf8JsonReader json, Span<byte> scratch)
    {
        var length = json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length;
        if (length > scratch.Length)
        {
            return new ScalarText(ScalarKind.TooLong, default);
        }

        if (json.HasValueSequence)
        {
            json.ValueSequence.CopyTo(scratch);
        }
        else
        {
            json.ValueSpan.CopyTo(scratch);
        }

        var written = (int)length;
        return !json.ValueIsEscaped || JsonEscapes.TryUnescape(scratch[..written], out written)
            ? new ScalarText(ScalarKind.Text, scratch[..written])
            : new ScalarText(ScalarKind.Unreadable, default);
    }
}
