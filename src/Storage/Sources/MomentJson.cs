using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Kpi.Time;

namespace Ioc.Storage.Sources;

/// <summary>An instant as its microseconds, null for none; every digit is kept.</summary>
internal sealed class MomentJson : JsonConverter<Moment>
{
    public override bool HandleNull => true;

    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Moment.None : new Moment(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options)
    {
        if (value.Exists)
        {
            writer.WriteNumberValue(value.Microseconds);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
