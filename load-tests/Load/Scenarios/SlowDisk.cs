using System.Globalization;
using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;
using Ioc.Load.Walls;

namespace Ioc.Load.Scenarios;

/// <summary>
/// The peak while every commit takes 20 ms longer and three sources that are asked never answer. After it, more than the disk can take,
/// to see that the service pushes back, says when to come again, and recovers by itself.
/// </summary>
internal sealed class SlowDisk : Scenario
{
    private const int FlushMicroseconds = 20_000;
    private const double UpdatesPerSecond = 500;
    private const int BatchSize = 10;

    public override string Name => "slow-disk";

    public override string Purpose => "500 updates/s while commits take 20 ms and three sources hang; then 200 senders at once";

    public override async Task RunAsync(Run run)
    {
        using var hanging = new HangingServer();
        var options = new Dictionary<string, string>();
        if (SlowFlush.Find() is { } library)
        {
            options["LD_PRELOAD"] = library;
            options["SLOW_FLUSH_MICROSECONDS"] = FlushMicroseconds.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            run.Say("No C compiler was there when run.sh built; the disk is as fast as it is.");
        }

        for (var i = 0; i < 3; i++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Ioc:Sources:{LoadSources.Count + i}:");
            options[prefix + "Id"] = $"hanging-{i}";
            options[prefix + "Kind"] = "reference";
            options[prefix + "BaseUrl"] = hanging.Address.ToString();
            options[prefix + "PollInterval"] = "1s";
            options[prefix + "Timeout"] = "5s";
        }

        var duration = run.Seconds("seconds", 60, 5);
        var plan = DossierPlan.Today((int)(UpdatesPerSecond * duration.TotalSeconds * 2) + 100_000, TimeSpan.FromHours(8));
        var ledger = new Ledger(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder(), options);
        await using var watch = new ProcessWatch(target.ProcessId);
        await using var crowd = new WallCrowd(target.Address, "overview", run.IsShort ? 3 : 50);
        await crowd.StartAsync();
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 64, BatchSize, RecordTemplate.Short);
        var loop = new OpenLoop(duration / 10);
        var stream = new NewAndChanged(plan);
        watch.Begin();
        await loop.RunAsync(Arrivals.Poisson(UpdatesPerSecond / BatchSize, duration), _ => crew.SendOneAsync(stream));
        var use = watch.End();
        run.Report.Add("acknowledgement of a batch on a slow disk", loop.Latency, Limit.AtMost(250), run.FlushNote);
        run.Report.Add("frame to display", crowd.Latency, Limit.AtMost(250));
        run.Report.Add("requests that hang at the three sources", hanging.Requests, "", Limit.AtLeast(3));
        Closing.Cost(run, "peak", use, ledger.Updates);

        await PushBackAsync(run, target, plan, ledger, stream, duration / 4);
        Closing.Memory(run, watch, target.ProcessId);
        await Closing.AuditAsync(run, target, ledger);
    }

    private static async Task PushBackAsync(Run run, IocTarget target, DossierPlan plan, Ledger ledger, UpdateStream stream, TimeSpan duration)
    {
        using var many = new WriterCrew(target.Address, plan, ledger, writers: 200, BatchSize, RecordTemplate.Short);
        var refusedBefore = ledger.Refusals;
        var (updates, took) = await many.SaturateAsync(stream, duration);
        run.Report.Add("updates a second from 200 senders at once", updates / took.TotalSeconds, "/s");
        run.Report.Add("times a sender was told to come again later", ledger.Refusals - refusedBefore, "", Limit.AtLeast(1));
        using var one = new WriterCrew(target.Address, plan, ledger, writers: 1, BatchSize, RecordTemplate.Short);
        var after = new OpenLoop(TimeSpan.Zero);
        await after.RunAsync(Arrivals.Steady(10, TimeSpan.FromSeconds(3)), _ => one.SendOneAsync(stream));
        run.Report.Add("acknowledgement afterwards, p99", after.Latency.Quantile(0.99).TotalMilliseconds, "ms", Limit.AtMost(250));
    }
}
