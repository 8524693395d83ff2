using Ioc.Ingest.Inbox;
using Ioc.Kpi.Time;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Inbox;

public sealed class ArrivalClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Stamps_grow_while_the_clock_stands_still()
    {
        var arrivals = new ArrivalClock(new HandClock(Start));
        var stamps = Enumerable.Range(0, 100).Select(_ => arrivals.Next()).ToList();

        Assert.Equal(Moment.From(Start), stamps[0]);
        Assert.All(stamps.Zip(stamps.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void Stamps_go_on_behind_those_of_an_earlier_process()
    {
        var arrivals = new ArrivalClock(new HandClock(Start));
        var earlier = Moment.From(Start.AddHours(1));
        arrivals.Continue(earlier);
        arrivals.Continue(Moment.From(Start));

        Assert.True(arrivals.Next() > earlier);
    }
}
