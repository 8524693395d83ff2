using Ioc.Jobs.Tests.Sources;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

public sealed class PollPositionTests
{
    [Fact]
    public async Task Run_reads_page_after_page_and_the_next_begins_ten_minutes_before_its_first_page()
    {
        await using var bench = await PollerBench.StartAsync(
            Answers.Page("c1", "2026-11-23T09:00:00+07:00", [Answers.Record(1)]),
            Answers.Page("c2", "2026-11-23T09:00:05+07:00", [Answers.Record(2)]),
            Answers.Page(null, "2026-11-23T09:00:09+07:00", [Answers.Record(3)]),
            Answers.Page(null, "2026-11-23T09:00:30+07:00", []));

        Assert.False(await bench.PollAsync());
        await bench.PollAsync();

        Assert.Equal(3, bench.Inbox.Taken.Count);
        Assert.Equal(
            [
                "/dossiers?limit=1000",
                "/dossiers?limit=1000&cursor=c1",
                "/dossiers?limit=1000&cursor=c2",
                "/dossiers?limit=1000&changedSince=2026-11-23T01:50:00Z",
            ],
            bench.Source.Requests);
        Assert.All(bench.Source.Keys, key => Assert.Equal("Bearer secret-key", key));
        Assert.Equal(3, bench.Status.Accepted);
    }

    [Fact]
    public async Task Restart_goes_on_where_the_journal_says()
    {
        await using var bench = await PollerBench.StartAsync(
            Answers.Page(null, Answers.Record(1)), Answers.Page("c1", Answers.Record(2)), Answers.Status(500));
        await bench.PollAsync();
        await bench.PollAsync();

        bench.Restart();
        bench.Source.Then(Answers.Page(null, Answers.Record(3)));
        await bench.PollAsync();

        Assert.Equal("/dossiers?limit=1000&changedSince=2026-11-23T01:50:00Z&cursor=c1", bench.Source.Requests.Last());
        Assert.Equal(3, bench.Inbox.Taken.Count);
    }

    [Fact]
    public async Task Parts_of_a_page_may_come_in_any_order_and_unknown_ones_are_passed_over()
    {
        var text = $$"""{"asOf":"2026-11-23T09:00:00","page":{"of":[1,2]},"nextCursor":null,"items":[{{Answers.Record(1)}}]}""";
        await using var bench = await PollerBench.StartAsync(Answers.Text("\uFEFF" + text));

        await bench.PollAsync();
        await bench.PollAsync();

        Assert.Null(bench.Status.LastError);
        Assert.EndsWith("changedSince=2026-11-23T01:50:00Z", bench.Source.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_records_are_counted_and_the_rest_of_the_page_is_taken()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Page(
            null, Answers.Record(1), """{"MaTTHC":"1.001234"}""", "7", """{"MaHoSo":"H49.12-261120-0009","TrangThaiHoSo":"4"}""", Answers.Record(2)));

        await bench.PollAsync();

        Assert.Equal(2, bench.Inbox.Taken.Count);
        Assert.Equal(
            new Dictionary<string, long> { ["missing-id"] = 1, ["not-an-object"] = 1, ["missing-received"] = 1 }, bench.Status.Rejected);
        Assert.Null(bench.Status.LastError);
    }

    [Fact]
    public async Task Source_whose_clock_is_far_ahead_does_not_make_us_skip()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Page(null, "2099-01-01T00:00:00Z", []));

        await bench.PollAsync();
        await bench.PollAsync();

        Assert.EndsWith("changedSince=2026-11-23T01:50:15Z", bench.Source.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_without_news_costs_no_write_at_every_poll()
    {
        await using var bench = await PollerBench.StartAsync(
            [.. Enumerable.Range(0, 9).Select(poll => Answers.Page(null, $"2026-11-23T09:{poll / 4:00}:{poll % 4 * 15:00}+07:00", []))]);
        for (var poll = 0; poll < 9; poll++)
        {
            await bench.PollAsync();
        }

        // At the start, and after one and two minutes.
        Assert.Equal(3, bench.Journal.End.Row);
    }

    [Fact]
    public async Task Cursor_survives_whatever_letters_it_has()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Page("a+b/c=&d \\u00e9", Answers.Record(1)), Answers.Page(null));

        await bench.PollAsync();

        Assert.EndsWith("&cursor=a+b/c=&d \u00e9", bench.Source.Requests.Last(), StringComparison.Ordinal);
    }
}
