using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;

namespace Ioc.Load.Scenarios;

/// <summary>The portal stalled for six hours of the peak's load and then forwards everything in five minutes, shuffled, a fifth of it twice.</summary>
internal sealed class CatchUpFlood : Scenario
{
    private const double StalledUpdatesPerSecond = 500;
    private const double Repeated = 0.2;
    private const int BatchSize = 1000;

    public override string Name => "catch-up-flood";

    public override string Purpose => "six hours of 500 updates/s forwarded in five minutes, shuffled, 20 % repeated, batches of 1,000";

    public override async Task RunAsync(Run run)
    {
        var stalled = run.Seconds("stalled", 6 * 3600, 240);
        var duration = run.Seconds("seconds", 300, 8);
        var plan = DossierPlan.Today((int)(StalledUpdatesPerSecond * stalled.TotalSeconds / DossierPlan.MaxSteps), stalled);
        var flood = new ShuffledFlood(plan, Repeated);
        var ledger = new Ledger(plan);
        var batches = (flood.Count + BatchSize - 1) / BatchSize;

        await using var target = await IocTarget.StartAsync(run.DataFolder());
        await using var watch = new ProcessWatch(target.ProcessId);
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 32, BatchSize, RecordTemplate.Short);
        var loop = new OpenLoop(warmUp: duration / 20);
        watch.Begin();
        await loop.RunAsync(Arrivals.Poisson(batches / duration.TotalSeconds, duration), _ => crew.SendOneAsync(flood));
        var use = watch.End();
        await crew.SaturateAsync(flood);

        run.Report.Add("updates forwarded a second", flood.Count / duration.TotalSeconds, "/s", note: run.FlushNote);
        run.Report.Add("acknowledgement of a batch of 1,000", loop.Latency);
        run.Report.Add("generator's own lateness, p99", loop.Lateness.Quantile(0.99).TotalMilliseconds, "ms");
        run.Report.Add("batches still waiting at the end", loop.Open, "", Limit.Exactly(0));
        Closing.Cost(run, "flood", use, ledger.Updates, run.IsShort ? null : Limit.AtMost(3));
        Closing.Memory(run, watch, target.ProcessId);
        await Closing.AuditAsync(run, target, ledger);
    }
}
