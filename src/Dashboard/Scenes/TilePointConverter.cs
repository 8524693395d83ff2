using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

internal sealed class TilePointConverter : JsonConverter<TilePoint>
{
    public override TilePoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var at = reader.GetDateTimeOffset();
        reader.Read();
        double? value = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
        reader.Read();
        return new TilePoint(at, value);
    }

    public override void Write(Utf8JsonWriter writer, TilePoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.At);
        if (value.Value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
