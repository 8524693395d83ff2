using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Ingest.Tests.Hosting;

namespace Ioc.Ingest.Tests.Push;

public sealed class PushReplyTests : OnAHost
{
    [Fact]
    public async Task Reply_has_the_shape_of_the_contract()
    {
        using var response = await Host.PushAsync(Records.Array(Records.One(1), """{"MaTTHC":"x"}"""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"accepted":1,"unchanged":0,"suspect":0,"rejectedTotal":1,"rejected":[{"index":1,"code":"missing-id","message":"MaHoSo is required"}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Batch_with_one_bad_item_keeps_the_others()
    {
        var reply = await Host.TakenAsync(Records.Array(Records.One(1), "17", """{"MaHoSo":"H49.12-250310-000009"}""", Records.One(2)));

        Assert.Equal(2, (int)reply["accepted"]!);
        Assert.Equal(["not-an-object", "missing-received"], reply["rejected"]!.AsArray().Select(item => (string)item!["code"]!));
        Assert.Equal([1, 2], reply["rejected"]!.AsArray().Select(item => (int)item!["index"]!));
        Assert.Equal(2, await Host.DossiersAsync());
        var source = Host.Source("tthc");
        Assert.Equal((2, 1, 1), (source.Accepted, source.Rejected["not-an-object"], source.Rejected["missing-received"]));
    }

    [Fact]
    public async Task Same_batch_again_is_unchanged()
    {
        await Host.TakenAsync(Records.Many(100));

        var reply = await Host.TakenAsync(Records.Many(100));

        Assert.Equal((0, 100), ((int)reply["accepted"]!, (int)reply["unchanged"]!));
        Assert.Equal(100, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Duplicates_within_a_batch_are_counted_one_by_one()
    {
        var first = Records.At(1, 10);
        var second = Records.At(1, 20, status: "5");

        var reply = await Host.TakenAsync(Records.Array(first, first, second, second, first, Records.One(2), Records.One(2)));

        // first: new; again: unchanged; second: newer content; again: unchanged; first again: older content, merged; 2: new; again: unchanged.
        Assert.Equal((4, 3), ((int)reply["accepted"]!, (int)reply["unchanged"]!));
        Assert.Equal(2, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Rejections_beyond_a_thousand_are_counted_but_not_listed()
    {
        var reply = await Host.TakenAsync(Records.Array(Enumerable.Repeat("{}", 1500)));

        Assert.Equal(1500, (int)reply["rejectedTotal"]!);
        Assert.Equal(1000, reply["rejected"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", " [ ] \r\n")]
    [InlineData("application/x-ndjson", "")]
    [InlineData("application/x-ndjson", "\r\n\n")]
    public async Task Empty_delivery_is_a_heartbeat(string type, string body)
    {
        Assert.Null(Host.Source("tthc").Age);

        var reply = await Host.TakenAsync(body, type);

        Assert.Equal("""{"accepted":0,"unchanged":0,"suspect":0,"rejectedTotal":0,"rejected":[]}""", reply.ToJsonString());
        Assert.Equal(Ioc.Kpi.Sources.SourceState.Ok, Host.Source("tthc").State);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    public async Task Content_types_of_json_are_taken_in_any_spelling(string type) =>
        Assert.Equal(1, (int)(await Host.TakenAsync(Records.Many(1), type))["accepted"]!);

    [Fact]
    public async Task Lines_are_taken_with_any_line_end_and_without_the_last_one()
    {
        var body = Records.One(1) + "\r\n\n" + Records.One(2) + "\n  " + Records.One(3);

        Assert.Equal(3, (int)(await Host.TakenAsync(body, "application/x-ndjson"))["accepted"]!);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task Byte_order_mark_is_skipped(string type) =>
        Assert.Equal(1, (int)(await Host.TakenAsync("\uFEFF" + (type == "application/json" ? Records.Many(1) : Records.One(1)), type))["accepted"]!);

    [Fact]
    public async Task Gzip_is_inflated()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Records.Many(5000)));
        }

        var content = IngestHost.Content(packed.ToArray(), "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await Host.Client.PostAsync("/api/v1/dossier-updates", content);

        Assert.Equal(5000, (int)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["accepted"]!);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task Large_body_in_parts_gives_the_counts_of_the_whole(string type)
    {
        const int Count = 40_000;
        var records = Enumerable.Range(0, Count).Select(number => Records.One(number)).Append("1").Append(Records.One(0));
        var body = type == "application/json" ? Records.Array(records) : string.Join('\n', records);

        var reply = await Host.TakenAsync(body, type);

        Assert.Equal((Count, 1, 1), ((int)reply["accepted"]!, (int)reply["unchanged"]!, (int)reply["rejectedTotal"]!));
        Assert.Equal(Count, (int)reply["rejected"]![0]!["index"]!);
        Assert.Equal(Count, await Host.DossiersAsync());
    }

    [Fact]
    public async Task Many_senders_at_once_lose_and_double_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async sender =>
        {
            for (var batch = 0; batch < 10; batch++)
            {
                await Host.TakenAsync(Records.Many(50, first: ((sender / 2) * 500) + (batch * 50)));
            }
        }));

        var source = Host.Source("tthc");
        Assert.Equal(1500, await Host.DossiersAsync());
        Assert.Equal((1500, 1500), (source.Accepted, source.Unchanged));
    }
}
