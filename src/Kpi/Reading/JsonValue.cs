using System.Text.Json;

namespace Ioc.Kpi.Reading;

/// <summary>Steps over JSON; a text that ends too early is a <see cref="JsonException"/> like any other text that is not JSON.</summary>
internal static class JsonValue
{
    public static JsonTokenType Next(ref Utf8JsonReader json) =>
        json.Read() ? json.TokenType : throw new JsonException("The record is cut off.");

    /// <summary>Moves to the end of the value the reader stands on.</summary>
    public static void Skip(ref Utf8JsonReader json)
    {
        if (!json.TrySkip())
        {
            throw new JsonException("The record is cut off.");
        }
    }

    /// <summary>Moves from a field's name past its value.</summary>
    public static void SkipField(ref Utf8JsonReader json)
    {
        Next(ref json);
        Skip(ref json);
    }

    /// <summary>
    /// Moves to the next object of the list the reader is in, past anything else; false at the end of the list.
    /// </summary>
    public static bool NextObject(ref Utf8JsonReader json)
    {
        while (Next(ref json) != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                return true;
            }

            Skip(ref json);
        }

        return false;
    }

    /// <summary>The name of the field the reader stands on; empty when no field of ours is that long.</summary>
    public static ReadOnlySpan<byte> Name(scoped ref Utf8JsonReader json, Span<byte> scratch) =>
        json.HasValueSequence || json.ValueIsEscaped ? ScalarText.Copy(ref json, scratch).Bytes : json.ValueSpan;

    /// <summary>Moves to the name of the next field of the object the reader is in; false at the end of the object.</summary>
    public static bool NextField(ref Utf8JsonReader json) => Next(ref json) != JsonTokenType.EndObject;
}
