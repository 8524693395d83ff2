using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Scenes;

/// <summary>A snapshot that is JSON already: thousands of displays that come back at once copy bytes, and nothing is serialised.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class SnapshotJson(SceneSnapshot snapshot)
{
    private readonly Lazy<byte[]> _utf8 = new(() => JsonSerializer.SerializeToUtf8Bytes(snapshot, DashboardJson.Options));

    public SceneSnapshot Snapshot { get; } = snapshot;

    private sealed class Converter : JsonConverter<SnapshotJson>
    {
        public override SnapshotJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Snapshots are only sent.");

        public override void Write(Utf8JsonWriter writer, SnapshotJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value._utf8.Value, skipInputValidation: true);
    }
}
