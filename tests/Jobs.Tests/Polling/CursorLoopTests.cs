using Ioc.Jobs.Polling.Reference;
using Ioc.Jobs.Tests.Sources;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

public sealed class CursorLoopTests
{
    [Fact]
    public async Task Source_that_gives_the_same_cursor_for_ever_is_a_failure_and_not_an_endless_loop()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Page("c1", Answers.Record(1)));

        Assert.False(await bench.PollAsync());

        Assert.StartsWith("repeated-cursor:", bench.Status.LastError, StringComparison.Ordinal);
        Assert.Single(bench.Inbox.Taken);
        Assert.Equal(2, bench.Source.Served);
        Assert.Contains("\"c1\"", bench.Cursor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_that_forgot_a_cursor_is_read_from_the_beginning_of_the_run()
    {
        await using var bench = await PollerBench.StartAsync(
            Answers.Page("c1", Answers.Record(1)), Answers.Status(410), Answers.Status(410), Answers.Status(410), Answers.Page(null));
        for (var poll = 0; poll < 3; poll++)
        {
            await bench.PollAsync();
        }

        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.PollAsync();

        Assert.Equal("/dossiers?limit=1000", bench.Source.Requests.Last());
        Assert.Null(bench.Status.LastError);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Circle_of_any_length_is_noticed(int length)
    {
        var loop = new CursorLoop();
        string? cursor = null;
        for (var page = 0; page < (length * 4) + 40; page++)
        {
            loop.Enter(cursor);
            var next = page < 5 ? $"way-{page}" : $"circle-{page % length}";
            if (loop.Closes(next))
            {
                return;
            }

            cursor = next;
        }

        Assert.Fail("went round and round");
    }

    [Fact]
    public void Long_run_without_a_circle_is_left_alone()
    {
        var loop = new CursorLoop();
        for (var page = 0; page < 5000; page++)
        {
            loop.Enter(page == 0 ? null : $"c{page}");
            Assert.False(loop.Closes($"c{page + 1}"));
        }
    }
}
