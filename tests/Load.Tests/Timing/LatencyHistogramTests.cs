using Ioc.Load.Timing;
using Xunit;

namespace Ioc.Load.Tests.Timing;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Quantiles_are_within_one_per_cent()
    {
        var histogram = new LatencyHistogram();
        for (var i = 1; i <= 1_000_000; i++)
        {
            histogram.Add(TimeSpan.FromMicroseconds(i));
        }

        foreach (var share in new[] { 0.001, 0.5, 0.9, 0.99, 0.9999 })
        {
            Assert.InRange(histogram.Quantile(share).TotalMicroseconds, share * 1e6, share * 1e6 * 1.01);
        }

        Assert.Equal(1_000_000, histogram.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), histogram.Max);
    }

    [Fact]
    public void Nothing_measured_is_zero() => Assert.Equal(TimeSpan.Zero, new LatencyHistogram().Quantile(0.99));

    [Fact]
    public void The_shortest_and_the_longest_have_a_place()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.Zero);
        histogram.Add(TimeSpan.FromHours(2));
        Assert.Equal(TimeSpan.Zero, histogram.Quantile(0.5));
        Assert.Equal(TimeSpan.FromHours(1), histogram.Quantile(1));
    }
}
