using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Alerts;

/// <summary>States, matchers and messages as they stand in alerts.db. Members that a row of an earlier program does not have take their defaults.</summary>
internal static class AlertJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new FingerprintJson(), new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="InvalidDataException">The text is not one that this program or an earlier one wrote.</exception>
    public static T Read<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new InvalidDataException($"alerts.db: an empty {typeof(T).Name}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"alerts.db: a {typeof(T).Name} cannot be read.", error);
        }
    }

    public static AlertFingerprint Fingerprint(string text) =>
        AlertFingerprint.TryParse(text, out var fingerprint) ? fingerprint! : throw new InvalidDataException($"alerts.db: '{text}' is not the name of an alert.");

    public static T Word<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var word) && Enum.IsDefined(word)
            ? word
            : throw new InvalidDataException($"alerts.db: '{text}' is not a {typeof(T).Name} that this program knows.");

    private sealed class FingerprintJson : JsonConverter<AlertFingerprint>
    {
        public override AlertFingerprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Fingerprint(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, AlertFingerprint value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
