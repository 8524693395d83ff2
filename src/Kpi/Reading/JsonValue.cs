namespace Ioc.Kpi.Reading;

/// <summary>Steps that the reading of records repeats.</summary>
internal static class JsonValue
{
    /// <summary>Enters the list that comes next; false, and moved past it, when something else comes.</summary>
    public static bool EnterList(ref JsonCursor json)
    {
        if (json.Peek() != JsonKind.Array)
        {
            json.Skip();
            return false;
        }

        json.Enter();
        return true;
    }

    /// <summary>Enters the next object of the list, past anything else; false behind the end of the list.</summary>
    public static bool NextObject(ref JsonCursor json)
    {
        while (json.NextItem())
        {
            if (json.Peek() == JsonKind.Object)
            {
                json.Enter();
                return true;
            }

            json.Skip();
        }

        return false;
    }

    /// <summary>Moves behind the name of the next field of the object; false behind the end of the object.</summary>
    /// <param name="json">In an object.</param>
    /// <param name="scratch">Holds the name where it has escapes.</param>
    /// <param name="name">Without escapes; empty when no field of ours is that long.</param>
    public static bool NextField(ref JsonCursor json, Span<byte> scratch, out ReadOnlySpan<byte> name)
    {
        if (!json.NextField(out name, out var isEscaped))
        {
            return false;
        }

        if (isEscaped)
        {
            name = ScalarText.Unescaped(name, scratch).Bytes;
        }

        return true;
    }
}
