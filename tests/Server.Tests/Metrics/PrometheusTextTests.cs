using System.Diagnostics.Metrics;
using Ioc.Server.Metrics;
using Xunit;

namespace Ioc.Server.Tests.Metrics;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Counters_gauges_and_histograms_are_written_in_the_text_format()
    {
        using var text = new PrometheusText();
        using var meter = new Meter("test");
        text.Start();
        var counter = meter.CreateCounter<long>("ioc.test.updates", null, "Updates \\ taken.");
        counter.Add(2, new KeyValuePair<string, object?>("source", "a\"b\n"));
        counter.Add(3, new KeyValuePair<string, object?>("source", "a\"b\n"));
        var histogram = meter.CreateHistogram<double>("ioc_test_seconds", "s");
        histogram.Record(0.02);
        histogram.Record(100);
        meter.CreateHistogram<int>("ioc_test_size", "{update}").Record(250);
        var depth = 7;
        meter.CreateObservableGauge("ioc_test_depth", () => depth);
        meter.CreateCounter<long>("other_total").Add(1);
        meter.CreateCounter<long>("ioc_test_quiet_total", null, "Nothing yet.");

        var written = text.Write();
        depth = 4;
        var again = text.Write();

        Assert.Contains("# HELP ioc_test_updates_total Updates \\\\ taken.\n# TYPE ioc_test_updates_total counter\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_updates_total{source=\"a\\\"b\\n\"} 5\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_seconds_bucket{le=\"0.05\"} 1\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_seconds_bucket{le=\"+Inf\"} 2\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_seconds_count 2\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_size_bucket{le=\"100\"} 0\nioc_test_size_bucket{le=\"1000\"} 1\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_depth 7\n", written, StringComparison.Ordinal);
        Assert.Contains("ioc_test_depth 4\n", again, StringComparison.Ordinal);
        Assert.Contains("# HELP ioc_test_quiet_total Nothing yet.\n# TYPE ioc_test_quiet_total counter\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("ioc_test_quiet_total 0", written, StringComparison.Ordinal);
        Assert.DoesNotContain("other_total", written, StringComparison.Ordinal);
    }
}
