using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>Random runs against the rules of <see cref="RandomRun"/>: 20,000, and ten times as many in the long form (IOC_LONG=1).</summary>
public sealed class RoutingPropertyTests
{
    private static readonly int Runs = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 200_000 : 20_000;

    [Fact]
    public void Whatever_happens_everybody_hears_of_each_beginning_and_its_end_once_and_one_message_at_a_time()
    {
        var (messages, crashes) = (0L, 0L);
        Parallel.For(0, Runs, seed =>
        {
            var run = new RandomRun(seed);
            try
            {
                run.Go(turns: 10);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }

            Interlocked.Add(ref messages, run.Messages);
            Interlocked.Add(ref crashes, run.Crashes);
        });
        Assert.True(messages > Runs && crashes > Runs, $"{messages} messages and {crashes} crashes are too few to prove anything.");
    }
}
