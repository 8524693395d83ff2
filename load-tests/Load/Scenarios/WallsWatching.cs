using System.Diagnostics;
using Ioc.Load.Measuring;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Walls;

namespace Ioc.Load.Scenarios;

/// <summary>Thousands of displays of one scene at one and at four frames a second, slow readers among them, and the storm after a restart.</summary>
internal sealed class WallsWatching : Scenario
{
    private const string Scene = "overview";

    public override string Name => "walls";

    public override string Purpose => "5,000 displays at 1 and 4 frames/s, 50 read 1 KB/s; then a restart brings all of them back at once";

    public override async Task RunAsync(Run run)
    {
        var displays = (int)run.Number("walls", 5000, 60);
        var slow = Math.Max(1, displays / 100);
        var duration = run.Seconds("seconds", 60, 4);
        await using var target = await IocTarget.StartAsync(run.DataFolder());
        using var traffic = new HubTraffic(target.Address, dossiers: 400_000);
        await traffic.RunAsync(20, TimeSpan.FromSeconds(1));

        await QuietAsync(run, target, traffic, displays, duration);
        await SlowReadersAsync(run, target, traffic, displays, slow, duration);
        await StormAsync(run, target, traffic, displays);
        await Closing.AuditAsync(run, target, traffic.Ledger, sinceStart: false);
        if (!run.IsShort && run.Flag("peers", true))
        {
            await PeerAsync(run, displays, duration);
        }
    }

    private static async Task QuietAsync(Run run, IocTarget target, HubTraffic traffic, int displays, TimeSpan duration)
    {
        await using var watch = new ProcessWatch(target.ProcessId);
        await using var crowd = new WallCrowd(target.Address, Scene, displays);
        await crowd.StartAsync();
        await traffic.RunAsync(1, TimeSpan.FromSeconds(run.IsShort ? 1 : 10));
        crowd.Begin();
        watch.Begin();
        await traffic.RunAsync(1, duration);
        var use = watch.End();
        run.Report.Add("frames a second and display, 1 asked for", crowd.Frames / duration.TotalSeconds / displays, "/s");
        run.Report.Add("frame to display at 1 frame/s", crowd.Latency, Limit.AtMost(120), Cores(use));
        run.Report.Add("server's memory with all displays", watch.PeakMegabytes, "MB", Limit.AtMost(600));
        run.Report.Add("displays cut off at 1 frame/s", crowd.Cuts, "", Limit.Exactly(0));
    }

    private static async Task SlowReadersAsync(Run run, IocTarget target, HubTraffic traffic, int displays, int slow, TimeSpan duration)
    {
        await using var watch = new ProcessWatch(target.ProcessId);
        await using var crowd = new WallCrowd(target.Address, Scene, displays, slow);
        await crowd.StartAsync();
        await traffic.RunAsync(8, TimeSpan.FromSeconds(run.IsShort ? 1 : 10));
        var before = ProcessTimes.Memory(target.ProcessId, "VmRSS");
        crowd.Begin();
        watch.Begin();
        await traffic.RunAsync(8, duration / 2);
        var half = ProcessTimes.Memory(target.ProcessId, "VmRSS");
        await traffic.RunAsync(8, duration / 2);
        var use = watch.End();
        run.Report.Add("frames a second and display, 4 asked for", crowd.Frames / duration.TotalSeconds / (displays - slow), "/s");
        run.Report.Add("frame to the other displays at 4 frames/s", crowd.Latency, Limit.AtMost(250), Cores(use));
        var after = ProcessTimes.Memory(target.ProcessId, "VmRSS");
        run.Report.Add("growth of the process for a slow reader, second half", (after - half) / 1024.0 / slow, "KB", run.IsShort ? null : Limit.AtMost(256), $"first half {(half - before) / 1024.0 / slow:0} KB; {crowd.Cuts} times a slow reader was cut off");
        run.Report.Add("server's memory with slow readers", watch.PeakMegabytes, "MB");
        run.Report.Add(new Chart("Memory with slow readers", "s", "MB", [new ChartLine("resident", watch.Memory)]));
    }

    private static async Task StormAsync(Run run, IocTarget target, HubTraffic traffic, int displays)
    {
        await using var crowd = new WallCrowd(target.Address, Scene, displays);
        await crowd.StartAsync();
        await target.StopAsync();
        await target.StartAgainAsync();
        var ready = Stopwatch.GetTimestamp();
        await crowd.AllLiveAsync(TimeSpan.FromMinutes(3));
        run.Report.Add("all displays live again after the server is ready", Stopwatch.GetElapsedTime(ready).TotalSeconds, "s", Limit.AtMost(60));
        run.Report.Add("snapshots handed out", await target.MetricAsync("ioc_snapshots_total"), "", note: "serialised once for each state of a scene");
        await traffic.RunAsync(1, TimeSpan.FromSeconds(1));
        run.Report.Add("server's memory after the storm", ProcessTimes.Memory(target.ProcessId, "VmHWM") / 1e6, "MB");
    }

    private static async Task PeerAsync(Run run, int displays, TimeSpan duration)
    {
        foreach (var rate in new[] { 1.0, 4.0 })
        {
            await using var peer = await WsPeer.StartAsync(frameBytes: 4000, rate);
            if (peer is null)
            {
                run.Say("Node or its package ws is missing; the plain broadcaster is left out.");
                return;
            }

            await using var watch = new ProcessWatch(peer.ProcessId);
            await using var crowd = new WallCrowd(peer.Address, Scene, displays);
            await crowd.StartAsync();
            crowd.Begin();
            watch.Begin();
            await Task.Delay(duration, TimeProvider.System);
            run.Report.Add($"plain ws broadcaster at {rate} frame/s", crowd.Latency, note: Cores(watch.End()));
            run.Report.Add($"plain ws broadcaster's memory at {rate} frame/s", watch.PeakMegabytes, "MB");
        }
    }

    private static string Cores(CpuUse use) =>
        $"server {use.Cores:0.00} cores, generator {use.Generator / use.Took.TotalSeconds:0.00}, others {use.Others / use.Took.TotalSeconds:0.00}";
}
