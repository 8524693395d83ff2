using System.Runtime.CompilerServices;

namespace Ioc.Kpi.Reading;

/// <summary>
/// The names of a record's fields in the order of the record before. A system writes its fields in one order, so the next name is nearly always
/// the one that stood there last time, and comparing it takes less than finding its end and looking it up. One instance a thread.
/// </summary>
internal sealed class FieldOrder
{
    private const int Places = 64;

    private readonly FieldName[] _names = new FieldName[Places];
    private readonly byte[] _lengths = new byte[Places];
    private readonly RecordField[] _fields = new RecordField[Places];

    /// <summary>Moves behind the name of the next field of the object; false behind the end of the object.</summary>
    /// <param name="json">In an object.</param>
    /// <param name="place">How many fields of the object came before.</param>
    /// <param name="scratch">Holds the name where it has escapes.</param>
    /// <param name="field">Which field of the allow-list it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(ref JsonCursor json, int place, Span<byte> scratch, out RecordField field)
    {
        if (place < Places && _lengths[place] > 0 && json.TryField(_names[place], _lengths[place]))
        {
            field = _fields[place];
            return true;
        }

        return Another(ref json, place, scratch, out field);
    }

    private bool Another(ref JsonCursor json, int place, Span<byte> scratch, out RecordField field)
    {
        if (!json.NextField(out var name, out var isEscaped))
        {
            field = RecordField.Skipped;
            return false;
        }

        field = RecordFields.Of(isEscaped ? ScalarText.Unescaped(name, scratch).Bytes : name);
        if (place < Places)
        {
            Keep(place, name, field);
        }

        return true;
    }

    /// <summary>Keeps the name as it is written, its escapes as well: the same bytes are the same name.</summary>
    private void Keep(int place, ReadOnlySpan<byte> name, RecordField field)
    {
        var length = name.Length + "\"\":".Length;
        if (length > FieldName.Size)
        {
            _lengths[place] = 0;
            return;
        }

        Span<byte> kept = _names[place];
        kept[0] = (byte)'"';
        name.CopyTo(kept[1..]);
        "\":"u8.CopyTo(kept[(name.Length + 1)..]);
        (_lengths[place], _fields[place]) = ((byte)length, field);
    }
}
