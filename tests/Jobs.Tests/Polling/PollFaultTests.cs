using System.Text;
using Ioc.Jobs.Tests.Sources;
using Ioc.Kpi.Sources;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

/// <summary>Every way an answer can be bad: it is named, nothing of it is taken, and the next good answer is.</summary>
public sealed class PollFaultTests
{
    private static readonly Dictionary<string, (Answer Answer, string Reason)> Bad = new()
    {
        ["500"] = (Answers.Status(500), "http-status: 500"),
        ["502"] = (Answers.Status(502), "http-status: 502"),
        ["401"] = (Answers.Status(401), "key-refused: 401"),
        ["429 without a wait"] = (Answers.Status(429), "rate-limited: 429"),
        ["503 with a wait"] = (Answers.Status(503, retryAfter: "7"), "http-status: 503, retry after 7 s"),
        ["no answer"] = (Answers.Hang, "timeout: no whole answer within 0.4 s"),
        ["a byte at a time"] = (Answers.Drip, "timeout: no whole answer within 0.4 s"),
        ["JSON cut"] = (Answers.Text(Answers.PageText(null, "2026-11-23T09:00:00+07:00", Answers.Record(7))[..^20]), "truncated: the JSON"),
        ["not UTF-8"] = (Answers.Bytes([.. "{\"items\":[],\"nextCursor\":\""u8, 0xC3, 0x28, .. "\"}"u8]), "not-utf8:"),
        ["40 MiB"] = (Answers.Huge(40L << 20), "too-large: the answer is over 32 MiB"),
        ["40 MiB out of little"] = (Answers.Huge(40L << 20, compressed: true), "too-large: the answer is over 32 MiB"),
        ["other host"] = (Answers.Status(302, location: "http://elsewhere.example/dossiers?key=1"), "redirect: 302 to another host, elsewhere.example"),
        ["same host"] = (Answers.Status(301, location: "/new/dossiers"), "redirect: 301 to the same host"),
        ["HTML"] = (Answers.Text("<html><body>Sign in</body></html>"), "not-json:"),
        ["two pages in one"] = (Answers.Text(Answers.PageText(null, "2026-11-23T09:00:00Z") + "{}"), "not-json:"),
        ["array"] = (Answers.Text("[]"), "wrong-shape: the answer is not an object"),
        ["no items"] = (Answers.Text("""{"nextCursor":null,"asOf":"2026-11-23T09:00:00Z"}"""), "wrong-shape: items is missing"),
        ["items is text"] = (Answers.Text("""{"items":"none","nextCursor":null,"asOf":"2026-11-23T09:00:00Z"}"""), "wrong-shape: items is not"),
        ["no cursor"] = (Answers.Text("""{"items":[],"asOf":"2026-11-23T09:00:00Z"}"""), "wrong-shape: nextCursor is missing"),
        ["cursor is a number"] = (Answers.Text("""{"items":[],"nextCursor":7,"asOf":"2026-11-23T09:00:00Z"}"""), "wrong-shape: nextCursor"),
        ["no time"] = (Answers.Text("""{"items":[],"nextCursor":null,"asOf":"yesterday"}"""), "wrong-shape: asOf"),
        ["items twice"] = (Answers.Text("""{"items":[],"items":[],"nextCursor":null,"asOf":"2026-11-23T09:00:00Z"}"""), "wrong-shape: a part"),
        ["empty with 200"] = (Answers.Text(""), "empty-body:"),
        ["204"] = (Answers.Status(204), "empty-body:"),
        ["good page, then rubbish"] = (
            Answers.Text($$"""{"items":[{{Answers.Record(8)}}],"nextCursor":"c9","asOf":"2026-11-23T09:00:00Z",!}"""), "not-json:"),
    };

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_answer_is_named_and_nothing_of_it_is_taken(string name)
    {
        var (answer, reason) = Bad[name];
        await using var bench = await PollerBench.StartAsync(Answers.Page("c1", Answers.Record(1)), answer);
        bench.Options.Timeout = reason.StartsWith("timeout", StringComparison.Ordinal)
            ? TimeSpan.FromMilliseconds(400)
            : TimeSpan.FromSeconds(60);

        await bench.PollAsync();

        Assert.Equal(SourceState.Failing, bench.Status.State);
        Assert.StartsWith(reason, bench.Status.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", bench.Status.LastError, StringComparison.Ordinal);
        Assert.Single(bench.Inbox.Taken);
        Assert.Equal((null, true), (bench.Status.Age, bench.Status.CatchingUp));
        Assert.Contains("\"c1\"", bench.Cursor, StringComparison.Ordinal);

        bench.Source.Then(Answers.Page(null, Answers.Record(2)));
        bench.Options.Timeout = TimeSpan.FromSeconds(60);
        await bench.PollAsync();

        Assert.Equal(SourceState.Ok, bench.Status.State);
        Assert.Null(bench.Status.LastError);
        Assert.False(bench.Status.CatchingUp);
        Assert.Equal(2, bench.Inbox.Taken.Count);
        Assert.EndsWith("&cursor=c1", bench.Source.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_that_is_cut_is_named_and_nothing_is_taken()
    {
        await using var bench = await PollerBench.StartAsync(Answers.CutOff, Answers.Page(null, Answers.Record(1)));

        await bench.PollAsync();

        // Whether the head of the answer was still read when the connection was reset is the network's whim.
        Assert.Contains(bench.Status.LastError!.Split(':')[0], new[] { "truncated", "connection-lost" });
        Assert.Empty(bench.Inbox.Taken);

        await bench.PollAsync();
        Assert.Single(bench.Inbox.Taken);
    }

    [Fact]
    public async Task Source_that_is_not_there_is_named()
    {
        await using var bench = await PollerBench.StartAsync();
        await bench.Source.DisposeAsync();

        await bench.PollAsync();

        Assert.Equal("unreachable: the connection was refused", bench.Status.LastError);
    }

    [Fact]
    public async Task Fault_of_the_inbox_is_not_taken_for_one_of_the_source()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Page(null, Answers.Record(1)));
        bench.Inbox.Closed = true;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await bench.PollAsync();
        }

        Assert.StartsWith("inbox-unavailable:", bench.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(5, bench.Source.Served);
        Assert.Null(bench.Cursor);

        bench.Inbox.Closed = false;
        await bench.PollAsync();
        Assert.Single(bench.Inbox.Taken);
    }

    [Fact]
    public async Task Key_file_that_cannot_be_read_is_named_without_asking()
    {
        await using var bench = await PollerBench.StartAsync();
        bench.Options.KeyFile = "/nonexistent/key";

        await bench.PollAsync();

        Assert.Equal("key-unreadable: the key file cannot be read", bench.Status.LastError);
        Assert.Equal(0, bench.Source.Served);
    }

    [Fact]
    public async Task Record_that_is_nested_deeply_where_nobody_reads_is_taken_like_any_other()
    {
        var deep = Answers.Record(1).TrimEnd()[..^1] + ",\"Khac\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        await using var bench = await PollerBench.StartAsync(Answers.Page(null, deep, Answers.Record(2)));

        await bench.PollAsync();

        Assert.Equal(SourceState.Ok, bench.Status.State);
        Assert.Equal((2, 0), (bench.Inbox.Taken.Count, bench.Status.Rejected.Count));
    }

    [Fact]
    public async Task Body_is_never_quoted()
    {
        var text = Encoding.UTF8.GetBytes("""{"items":[{"MaHoSo":"x","ChuHoSo":"Nguyen Van A"}!],""");
        await using var bench = await PollerBench.StartAsync(Answers.Bytes(text));

        await bench.PollAsync();

        Assert.DoesNotContain("Nguyen", bench.Status.LastError, StringComparison.Ordinal);
    }
}
