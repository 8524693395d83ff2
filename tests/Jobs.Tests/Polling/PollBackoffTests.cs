using Ioc.Jobs.Tests.Sources;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

public sealed class PollBackoffTests
{
    [Theory]
    [InlineData("40", null)]
    [InlineData(null, 40)]
    public async Task Source_that_asks_for_a_wait_is_left_alone_that_long(string? seconds, int? dateInSeconds)
    {
        await using var bench = await PollerBench.StartAsync();
        bench.Source.Then(context =>
        {
            // The source's clock is an hour slow; only the difference counts.
            var theirs = PollerBench.Start.AddHours(-1);
            context.Response.Headers.Date = Answers.HttpDate(theirs);
            return Answers.Status(429, seconds ?? Answers.HttpDate(theirs.AddSeconds(dateInSeconds!.Value)))(context);
        });
        bench.Source.Then(Answers.Page(null));

        await bench.PollAsync();
        Assert.Equal("rate-limited: 429, retry after 40 s", bench.Status.LastError);

        await bench.PollAsync();
        await bench.PollAsync();
        Assert.Equal(1, bench.Source.Served);

        await bench.PollAsync();
        Assert.Equal(2, bench.Source.Served);
        Assert.Null(bench.Status.LastError);
    }

    [Fact]
    public async Task Source_cannot_silence_its_poller_for_longer_than_an_hour()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Status(503, "99999999"), Answers.Page(null));
        await bench.PollAsync();

        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.PollAsync();

        Assert.Equal(2, bench.Source.Served);
    }

    [Fact]
    public async Task Source_that_keeps_failing_is_asked_ever_less_but_at_least_every_five_minutes()
    {
        await using var bench = await PollerBench.StartAsync(Answers.Status(500));
        for (var poll = 0; poll < 3; poll++)
        {
            await bench.PollAsync();
        }

        Assert.Equal(3, bench.Source.Served);
        await bench.PollAsync();
        Assert.Equal(3, bench.Source.Served);

        var before = bench.Source.Served;
        for (var poll = 0; poll < 4 * 60; poll++)
        {
            await bench.PollAsync();
        }

        // An hour: a handful while the wait grows, then one in four to five minutes.
        Assert.InRange(bench.Source.Served - before, 12, 22);

        bench.Source.Then(Answers.Page(null));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.PollAsync();
        await bench.PollAsync();
        Assert.Null(bench.Status.LastError);
    }
}
