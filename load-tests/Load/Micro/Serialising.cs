using System.Buffers;
using System.Text.Json;
using Ioc.Dashboard;
using Ioc.Dashboard.Scenes;
using Ioc.Load.Report;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Ioc.Load.Micro;

/// <summary>Writing a frame of eight tiles as the hub does, once for all displays; its bounds are the same JSON in one piece, and a copy.</summary>
internal static class Serialising
{
    private const int Times = 5_000;

    public static void Run(ScenarioReport report)
    {
        var hub = new JsonHubProtocolOptions();
        DashboardJson.Apply(hub.PayloadSerializerOptions);
        var protocol = new JsonHubProtocol(Options.Create(hub));
        var message = new InvocationMessage("frame", [Frame()]);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        protocol.WriteMessage(message, buffer);
        var bytes = buffer.WrittenSpan.ToArray();
        var written = Measured.Of(Times, () =>
        {
            buffer.ResetWrittenCount();
            protocol.WriteMessage(message, buffer);
        });
        var raw = Measured.Of(Times, () =>
        {
            buffer.ResetWrittenCount();
            using var json = new Utf8JsonWriter(buffer);
            json.WriteRawValue(bytes.AsSpan(0, bytes.Length - 1), skipInputValidation: false);
        });
        var copied = Measured.Of(Times, () =>
        {
            buffer.ResetWrittenCount();
            buffer.Write(bytes);
        });
        report.Add($"serialising a frame of {bytes.Length:#,0} bytes", written.NanosecondsEach, "ns", note: $"{written.BytesEach:#,0} bytes allocated; once for each frame and scene");
        report.Add("bound: the same bytes checked and copied as JSON", raw.NanosecondsEach, "ns");
        report.Add("bound: the same bytes copied", copied.NanosecondsEach, "ns");
    }

    private static SceneFrame Frame() => new()
    {
        Scene = "overview",
        Epoch = "5f2c9a1e",
        Seq = 123_456,
        At = TimeProvider.System.GetUtcNow(),
        AgeSeconds = 1.25,
        Tiles = [.. Enumerable.Range(1, 8).Select(Tile)],
    };

    private static Tile Tile(int number) => new()
    {
        Id = $"kpi-number-{number}",
        Name = "A name of the usual length",
        Unit = "percent",
        Status = "ok",
        Period = "month",
        Value = 87.168759 + number,
        Numerator = 125_000 + number,
        Denominator = 143_400,
        AgeSeconds = 1.25,
        Change = -0.4,
        Sources = ["load-0", "load-1", "load-2", "load-3", "load-4", "load-5", "load-6", "load-7"],
        Spark = [.. Enumerable.Range(0, 25).Select(hour => (double?)(80 + (hour / 3.0)))],
    };
}
