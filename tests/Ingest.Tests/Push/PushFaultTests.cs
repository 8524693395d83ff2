using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Ingest.Senders;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests.Push;

public sealed class PushFaultTests : OnAHost
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic a2V5LW9mLXR0aGM=")]
    public async Task Without_the_key_of_a_source_nothing_is_taken(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossier-updates")
        {
            Content = IngestHost.Content(Encoding.UTF8.GetBytes(Records.Many(1)), "application/json"),
        };
        Host.Client.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await Host.Client.SendAsync(request);

        await AssertFaultAsync(response, 401, "unauthorized");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(0, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Source_that_is_switched_off_is_refused()
    {
        Host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", IngestHost.DisabledKey);
        using var response = await Host.PushAsync(Records.Many(1));

        await AssertFaultAsync(response, 403, "source-disabled");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task Other_content_types_are_refused(string type)
    {
        using var response = await Host.PushAsync(Records.Many(1), type);

        await AssertFaultAsync(response, 415, "unsupported-type");
    }

    [Fact]
    public async Task Other_encodings_are_refused()
    {
        var content = IngestHost.Content(Encoding.UTF8.GetBytes(Records.Many(1)), "application/json");
        content.Headers.ContentEncoding.Add("br");
        using var response = await Host.Client.PostAsync("/api/v1/dossier-updates", content);

        await AssertFaultAsync(response, 415, "unsupported-encoding");
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("hello", "not-json")]
    [InlineData("[{\"MaHoSo\":}]", "not-json")]
    [InlineData("{}", "wrong-shape")]
    [InlineData("\"text\"", "wrong-shape")]
    public async Task Body_that_is_no_array_is_refused(string body, string code)
    {
        using var response = await Host.PushAsync(body);

        await AssertFaultAsync(response, 400, code);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30_000)]
    public async Task Fault_at_the_end_of_a_body_accepts_nothing_of_it(int records)
    {
        foreach (var end in new[] { ",", "]]", "] x", "" })
        {
            using var response = await Host.PushAsync(Records.Many(records)[..^1] + end);

            await AssertFaultAsync(response, 400, "not-json");
        }

        Assert.Equal(0, await Host.DossiersAsync());
        Assert.Equal(Ioc.Kpi.Sources.SourceState.Failing, Host.Source("tthc").State);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30_000)]
    public async Task Bad_line_is_named_and_nothing_is_accepted(int records)
    {
        var body = string.Join('\n', Enumerable.Range(0, records).Select(number => Records.One(number))) + "\n\n{\"MaHoSo\":";
        using var response = await Host.PushAsync(body, "application/x-ndjson");

        var problem = await AssertFaultAsync(response, 400, "not-json");
        Assert.Contains($"Line {records + 2} ", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(0, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Two_values_on_a_line_are_a_fault()
    {
        using var response = await Host.PushAsync(Records.One(1) + Records.One(2), "application/x-ndjson");

        await AssertFaultAsync(response, 400, "not-json");
        Assert.Equal(0, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Body_beyond_the_limit_is_refused_with_and_without_a_length()
    {
        var body = Encoding.UTF8.GetBytes("[" + new string(' ', 33 << 20) + "]");
        using var known = await Host.Client.PostAsync("/api/v1/dossier-updates", IngestHost.Content(body, "application/json"));
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossier-updates") { Content = IngestHost.Content(body, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;
        using var unknown = await Host.Client.SendAsync(chunked);

        await AssertFaultAsync(known, 413, "body-too-large");
        await AssertFaultAsync(unknown, 413, "body-too-large");
        await AssertStillWorksAsync();
    }

    [Fact]
    public async Task Body_at_the_limit_is_taken()
    {
        var record = Records.Many(1);
        var body = record[..^1] + new string(' ', (32 << 20) - record.Length) + "]";

        Assert.Equal(1, (int)(await Host.TakenAsync(body))["accepted"]!);
    }

    [Fact]
    public async Task Truncated_gzip_is_a_fault()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Records.Many(100)));
        }

        foreach (var bytes in new[] { packed.ToArray()[..^20], packed.ToArray()[..^1], packed.ToArray()[..3], Encoding.UTF8.GetBytes("not gzip at all") })
        {
            var content = IngestHost.Content(bytes, "application/x-ndjson");
            content.Headers.ContentEncoding.Add("gzip");
            using var response = await Host.Client.PostAsync("/api/v1/dossier-updates", content);

            await AssertFaultAsync(response, 400, "not-gzip");
        }
    }

    [Fact]
    public async Task Ninth_open_request_of_a_source_is_told_to_wait()
    {
        var release = new TaskCompletionSource();
        var open = Enumerable.Range(0, 8).Select(_ => Host.Client.PostAsync("/api/v1/dossier-updates", new HeldContent(release.Task))).ToList();
        var sender = Host.Services.GetRequiredService<IEnumerable<Sender>>().Single(sender => sender.Id == "tthc");
        await Eventually.Holds(() => sender.OpenRequests == 8, "eight requests are open");
        using (var ninth = await Host.PushAsync(Records.Many(1)))
        {
            await AssertFaultAsync(ninth, 429, "too-many-requests");
            Assert.NotNull(ninth.Headers.RetryAfter);
        }

        using (var other = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossier-updates"))
        {
            other.Headers.Authorization = new AuthenticationHeaderValue("Bearer", IngestHost.OtherKey);
            other.Content = IngestHost.Content(Encoding.UTF8.GetBytes("[]"), "application/json");
            using var response = await Host.Client.SendAsync(other);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        release.SetResult();
        foreach (var request in open)
        {
            using var response = await request;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await AssertStillWorksAsync();
    }

    private async Task AssertStillWorksAsync() => Assert.Equal(1, (int)(await Host.TakenAsync(Records.Many(1, first: 777)))["accepted"]!);

    private static async Task<JsonNode> AssertFaultAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.Equal("urn:ioc:error:" + code, (string)problem["type"]!);
        return problem;
    }

    /// <summary>A body whose end comes when told.</summary>
    private sealed class HeldContent : HttpContent
    {
        private readonly Task _release;

        public HeldContent(Task release)
        {
            _release = release;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("["u8.ToArray());
            await stream.FlushAsync();
            await _release;
            await stream.WriteAsync("]"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
