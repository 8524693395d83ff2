using System.Diagnostics;
using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;
using Ioc.Load.Walls;

namespace Ioc.Load.Scenarios;

/// <summary>The 16:30 peak of the first day after the portals closed: ten times the largest province, with walls watching.</summary>
internal sealed class ClosingDayPeak : Scenario
{
    private const double UpdatesPerSecond = 500;
    private const int BatchSize = 10;

    public override string Name => "closing-day-peak";

    public override string Purpose => "500 updates/s in batches of 10, 500 walls watching, 5 minutes";

    public override async Task RunAsync(Run run)
    {
        var duration = run.Seconds("seconds", 300, 8);
        var warmUp = run.Seconds("warm-up", 20, 1);
        var walls = (int)run.Number("walls", 500, 25);
        var rate = run.Number("rate", UpdatesPerSecond, UpdatesPerSecond);
        var plan = DossierPlan.Today((int)(rate * (duration + warmUp).TotalSeconds), TimeSpan.FromHours(8));
        var ledger = new Ledger(plan);
        var times = new FrameTimes(walls);

        await using var target = await IocTarget.StartAsync(run.DataFolder());
        await using var watch = new ProcessWatch(target.ProcessId);
        await using var crowd = new WallCrowd(target.Address, "overview", walls, times: times);
        await crowd.StartAsync();
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 64, BatchSize, RecordTemplate.Short);
        ledger.OnAcknowledged = times.Acknowledged;

        var loop = new OpenLoop(warmUp);
        var stream = new NewAndChanged(plan);
        var from = Stopwatch.GetTimestamp() + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        watch.Begin();
        await loop.RunAsync(Arrivals.Poisson(rate / BatchSize, duration + warmUp), _ => crew.SendOneAsync(stream));
        var use = watch.End();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);

        run.Report.Add("acknowledgement of a batch", loop.Latency, Limit.AtMost(25), run.FlushNote);
        run.Report.Add("acknowledged update to its frame on a display", times.Latencies(from), Limit.AtMost(500), $"{crowd.Frames:#,0} frames received");
        run.Report.Add("generator's own lateness, p99", loop.Lateness.Quantile(0.99).TotalMilliseconds, "ms");
        run.Report.Add("displays cut off", crowd.Cuts, "", Limit.Exactly(0));
        run.Report.Add("frames missed by a connected display", times.Gaps, "", Limit.Exactly(0));
        Closing.Cost(run, "walls included", use, ledger.Updates);
        Closing.Memory(run, watch, target.ProcessId);
        await Closing.AuditAsync(run, target, ledger);
    }
}
