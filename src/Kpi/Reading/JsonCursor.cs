using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Goes forwards through JSON (RFC 8259) that lies whole in memory. The caller says what it expects next, so that no state has to be kept
/// for each token, and texts are found sixteen bytes at a time. Every step checks the grammar; whether the bytes of a text are UTF-8 is
/// left to who uses the text. Every fault is a <see cref="JsonException"/> with line and byte.
/// </summary>
/// <remarks>Accepts exactly what the platform's reader accepts (the tests hold both against mutated records); why it exists: docs/decisions/0007-own-json-cursor.md.</remarks>
public ref struct JsonCursor
{
    private const byte LastControl = 0x1F;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _maxDepth;
    private int _at;
    private int _depth;

    // Whether the object or list has just been entered, so that no comma may come.
    private bool _fresh;

    /// <param name="text">The whole text.</param>
    /// <param name="maxDepth">How deep objects and lists may nest.</param>
    public JsonCursor(ReadOnlySpan<byte> text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
    }

    /// <summary>The bytes read so far.</summary>
    public readonly int Position => _at;

    /// <summary>A cursor that stands in the outermost list of a text, behind one of its items.</summary>
    public static JsonCursor BehindItem(ReadOnlySpan<byte> text, int maxDepth, int position) =>
        new(text, maxDepth) { _at = position, _depth = 1 };

    /// <summary>Moves to the next value and says what it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonKind Peek()
    {
        // Nearly every value is a text.
        var current = Current();
        return current == (byte)'"' ? JsonKind.Text : KindOf(current);
    }

    /// <summary>Enters the object or the list that <see cref="Peek"/> found.</summary>
    public void Enter()
    {
        if (_depth == _maxDepth)
        {
            throw Fault();
        }

        _depth++;
        _at++;
        _fresh = true;
    }

    /// <summary>Moves behind the name of the next field of the object; false behind the end of the object.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="isEscaped">Whether the name holds escapes.</param>
    public bool NextField(out ReadOnlySpan<byte> name, out bool isEscaped)
    {
        if (!Next((byte)'}'))
        {
            name = default;
            isEscaped = false;
            return false;
        }

        if (Current() != (byte)'"')
        {
            throw Fault();
        }

        name = Text(out isEscaped);
        if (Current() != (byte)':')
        {
            throw Fault();
        }

        _at++;
        return true;
    }

    /// <summary>Moves behind the name of the next field where, behind a comma, exactly these bytes come next; otherwise stays before the field.</summary>
    /// <param name="name">The name as it is written, in its quotes and with its colon; further bytes do not matter.</param>
    /// <param name="length">How many bytes of it are the name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryField(in FieldName name, int length)
    {
        // White space before the comma, and names at the very end of the text, take the slow way.
        var at = _at + (_fresh ? 0 : 1);
        if (at > _text.Length - FieldName.Size || (!_fresh && _text[_at] != (byte)',') || !name.Begins(_text.Slice(at, FieldName.Size), length))
        {
            return false;
        }

        _at = at + length;
        _fresh = false;
        return true;
    }

    /// <summary>Moves to the next item of the list, which must then be read; false behind the end of the list.</summary>
    public bool NextItem() => Next((byte)']');

    /// <summary>Reads the text that <see cref="Peek"/> found, as it is written between its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Text(out bool isEscaped)
    {
        var from = ++_at;
        var end = EndOfPlain(from);
        if ((uint)end < (uint)_text.Length && _text[end] == (byte)'"')
        {
            _at = end + 1;
            isEscaped = false;
            return _text[from..end];
        }

        return EscapedText(from, end, out isEscaped);
    }

    private ReadOnlySpan<byte> EscapedText(int from, int end, out bool isEscaped)
    {
        isEscaped = false;
        while (end < _text.Length && _text[end] == (byte)'\\')
        {
            isEscaped = true;
            end = EndOfPlain(EndOfEscape(end));
        }

        _at = end;
        if (end == _text.Length || _text[end] != (byte)'"')
        {
            throw Fault();
        }

        _at = end + 1;
        return _text[from..end];
    }

    /// <summary>Reads the number that <see cref="Peek"/> found, as it is written.</summary>
    public ReadOnlySpan<byte> Number()
    {
        var from = _at;
        _at += _text[_at] == (byte)'-' ? 1 : 0;
        if (_at < _text.Length && _text[_at] == (byte)'0')
        {
            _at++;
        }
        else
        {
            SomeDigits();
        }

        if (_at < _text.Length && _text[_at] == (byte)'.')
        {
            _at++;
            SomeDigits();
        }

        if (_at < _text.Length && (_text[_at] | 0x20) == (byte)'e')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is (byte)'+' or (byte)'-' ? 1 : 0;
            SomeDigits();
        }

        return _at == _text.Length || " \n\r\t,]}"u8.Contains(_text[_at]) ? _text[from.._at] : throw Fault();
    }

    /// <summary>Reads the `true` or `false` that <see cref="Peek"/> found.</summary>
    public bool Truth()
    {
        var isTrue = _text[_at] == (byte)'t';
        Word(isTrue ? "true"u8 : "false"u8);
        return isTrue;
    }

    /// <summary>Moves behind the next value, whatever it is and however deep.</summary>
    public void Skip()
    {
        var outside = _depth;
        var levels = default(JsonLevels);
        do
        {
            if (_depth > outside && !(levels.IsObject ? NextField(out _, out _) : NextItem()))
            {
                levels.Leave();
                continue;
            }

            switch (Peek())
            {
                case JsonKind.Object:
                    Enter();
                    levels.Enter(isObject: true);
                    break;
                case JsonKind.Array:
                    Enter();
                    levels.Enter(isObject: false);
                    break;
                default:
                    SkipScalar();
                    break;
            }
        }
        while (_depth > outside);
    }

    /// <summary>Makes sure that nothing but white space follows.</summary>
    public void End()
    {
        SkipWhiteSpace();
        if (_at < _text.Length)
        {
            throw Fault();
        }
    }

    private void SkipScalar()
    {
        switch (_text[_at])
        {
            case (byte)'"':
                Text(out _);
                break;
            case (byte)'t' or (byte)'f':
                Truth();
                break;
            case (byte)'n':
                Word("null"u8);
                break;
            default:
                Number();
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte closing)
    {
        var current = Current();
        if (current == closing)
        {
            _at++;
            _depth--;
            _fresh = false;
            return false;
        }

        if (_fresh)
        {
            _fresh = false;
            return true;
        }

        if (current != (byte)',')
        {
            throw Fault();
        }

        _at++;
        return true;
    }

    /// <summary>The next byte that is not white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Current()
    {
        if ((uint)_at < (uint)_text.Length && _text[_at] > (byte)' ')
        {
            return _text[_at];
        }

        SkipWhiteSpace();
        return _at < _text.Length ? _text[_at] : throw Fault();
    }

    private readonly JsonKind KindOf(byte first) => first switch
    {
        (byte)'{' => JsonKind.Object,
        (byte)'[' => JsonKind.Array,
        (byte)'t' or (byte)'f' => JsonKind.Truth,
        (byte)'n' => JsonKind.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
        _ => throw Fault(),
    };

    private void SkipWhiteSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private void SomeDigits()
    {
        var from = _at;
        while (_at < _text.Length && (uint)(_text[_at] - '0') <= 9)
        {
            _at++;
        }

        if (_at == from)
        {
            throw Fault();
        }
    }

    private void Word(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            throw Fault();
        }

        _at += word.Length;
    }

    /// <summary>The place of the first quote, backslash or control character; the end of the text without one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int EndOfPlain(int at)
    {
        ref var first = ref MemoryMarshal.GetReference(_text);
        for (; at <= _text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            var ends = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Max(bytes, Vector128.Create(LastControl)), Vector128.Create(LastControl));
            var mask = ends.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return at + System.Numerics.BitOperations.TrailingZeroCount(mask);
            }
        }

        while (at < _text.Length && _text[at] is > LastControl and not (byte)'"' and not (byte)'\\')
        {
            at++;
        }

        return at;
    }

    /// <summary>The place behind the escape that begins with the backslash at <paramref name="at"/>.</summary>
    private int EndOfEscape(int at)
    {
        _at = at;
        var kind = at + 1 < _text.Length ? _text[at + 1] : throw Fault();
        if (kind != (byte)'u')
        {
            return "\"\\/bfnrt"u8.Contains(kind) ? at + 2 : throw Fault();
        }

        for (var digit = at + 2; digit < at + 6; digit++)
        {
            if (digit >= _text.Length || !char.IsAsciiHexDigit((char)_text[digit]))
            {
                throw Fault();
            }
        }

        return at + 6;
    }

    private readonly JsonException Fault()
    {
        var before = _text[..Math.Min(_at, _text.Length)];
        return new JsonException(null, null, before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n') - 1);
    }
}
