using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>What other programs rely on, pinned: the API document, and the names and kinds of the metrics.</summary>
public sealed class SurfaceTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_API_document_is_the_pinned_one()
    {
        using var folder = new TemporaryFolder();
        await using var ioc = await IocProcess.StartAsync(folder.Path, PushClient.Options);

        var document = await ioc.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        GoldenFile.Matches("openapi.json", JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(document), Indented));
    }

    [Fact]
    public async Task The_metrics_have_the_pinned_names_and_kinds()
    {
        using var folder = new TemporaryFolder();
        await using var ioc = await IocProcess.StartAsync(folder.Path, new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Sources:1:Id"] = "asked",
            ["Ioc:Sources:1:Kind"] = "reference",
            ["Ioc:Sources:1:BaseUrl"] = $"http://127.0.0.1:{IocProcess.FreePort()}",
            ["Ioc:Sources:1:PollInterval"] = "1s",
        });
        string[] lines = [];
        await Eventually.Holds(
            async () =>
            {
                lines = (await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
                return lines.Any(line => line.StartsWith("ioc_polls_total{", StringComparison.Ordinal));
            },
            "the jobs have begun to measure");

        GoldenFile.Matches("metrics.txt", string.Join('\n', lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line[7..])));
    }
}
