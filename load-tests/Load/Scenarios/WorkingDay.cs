using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;
using Ioc.Load.Walls;

namespace Ioc.Load.Scenarios;

/// <summary>A province's working day pressed into minutes: it rises in the morning, dips at lunch and peaks at 16:30.</summary>
internal sealed class WorkingDay : Scenario
{
    private const int Dossiers = 7_000;
    private const int Updates = 60_000;
    private const int BatchSize = 10;

    public override string Name => "working-day";

    public override string Purpose => "7,000 dossiers and 60,000 updates with the simulator's hourly profile, pressed into two minutes";

    public override async Task RunAsync(Run run)
    {
        var duration = run.Seconds("seconds", 120, 6);
        var updates = run.IsShort ? Updates / 20 : Updates;

        // 60,000 updates of 7,000 dossiers are 8.6 each; a life here has eight steps, so a few hundred dossiers more are needed.
        var plan = DossierPlan.Today(Math.Max(Dossiers, updates / DossierPlan.MaxSteps), TimeSpan.FromHours(8));
        var ledger = new Ledger(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder());
        await using var watch = new ProcessWatch(target.ProcessId);
        await using var crowd = new WallCrowd(target.Address, "overview", run.IsShort ? 3 : 30);
        await crowd.StartAsync();
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 64, BatchSize, RecordTemplate.Short);
        var loop = new OpenLoop(TimeSpan.FromSeconds(1));
        var stream = new LivesInOrder(plan, window: 500);
        watch.Begin();
        await loop.RunAsync(Arrivals.WorkingDay(updates / BatchSize, duration), _ => crew.SendOneAsync(stream));
        var use = watch.End();

        run.Report.Add("acknowledgement of a batch", loop.Latency, Limit.AtMost(25), run.FlushNote);
        run.Report.Add("frame to display", crowd.Latency, Limit.AtMost(250));
        Closing.Cost(run, "day", use, ledger.Updates);
        Closing.Memory(run, watch, target.ProcessId);
        await Closing.AuditAsync(run, target, ledger);
    }
}
