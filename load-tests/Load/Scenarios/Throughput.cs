using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Peers;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;

namespace Ioc.Load.Scenarios;

/// <summary>
/// Durable, acknowledged updates a second, as many as are accepted, and the same updates into the peers in the same run. The service and
/// its peers take turns, so that a busy machine slows all of them.
/// </summary>
internal sealed class Throughput : Scenario
{
    private const int BatchSize = 1000;
    private const int Dossiers = 9_000_000;

    public override string Name => "throughput";

    public override string Purpose => "as many updates as are accepted: NDJSON, batches of 1,000, 8 writers; InfluxDB and VictoriaMetrics beside";

    public override async Task RunAsync(Run run)
    {
        var rounds = (int)run.Number("rounds", 3, 1);
        var plan = DossierPlan.PastYear(run.IsShort ? 100_000 : Dossiers);
        var ours = new List<double>();
        var peers = new Dictionary<string, List<double>> { ["InfluxDB"] = [], ["VictoriaMetrics"] = [] };
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await ServiceAsync(run, plan, RecordTemplate.Short, $"700 B, round {round + 1}", last: round == rounds - 1));
            if (!run.IsShort && run.Flag("peers", true))
            {
                await PeerAsync(run, plan, PeerServer.InfluxAsync, peers["InfluxDB"], round);
                await PeerAsync(run, plan, PeerServer.VictoriaAsync, peers["VictoriaMetrics"], round);
            }
        }

        if (!run.IsShort && run.Flag("long-records", true))
        {
            await ServiceAsync(run, plan, RecordTemplate.Long, "3,000 B", last: false);
        }

        run.Report.Add("updates a second, 700 B, best round", ours.Max(), "/s", run.IsShort ? null : Limit.AtLeast(500_000), run.FlushNote);
        Ratio(run, ours, peers["InfluxDB"], "InfluxDB", 3);
        Ratio(run, ours, peers["VictoriaMetrics"], "VictoriaMetrics", 1);
    }

    private static void Ratio(Run run, List<double> ours, List<double> peer, string name, double least)
    {
        if (peer.Count > 0)
        {
            run.Report.Add($"service ÷ {name}, best rounds", ours.Max() / peer.Max(), "×", Limit.AtLeast(least));
            var eachRound = ours.Zip(peer, (our, their) => our / their).Order().ToArray();
            run.Report.Add($"service ÷ {name}, median of the rounds", eachRound[eachRound.Length / 2], "×");
        }
    }

    private static async Task<double> ServiceAsync(Run run, DossierPlan plan, RecordTemplate template, string label, bool last)
    {
        var ledger = new Ledger(plan);
        var stream = new LivesInOrder(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder($"data-{Guid.NewGuid():n}"));
        await using var watch = new ProcessWatch(target.ProcessId);
        using var crew = new WriterCrew(target.Address, plan, ledger, Writers(run), BatchSize, template);
        await crew.SaturateAsync(stream, batches: WarmUp(run));
        watch.Begin();
        var (updates, took) = await crew.SaturateAsync(stream, run.Seconds("seconds", 15, 2));
        var use = watch.End();
        var rate = updates / took.TotalSeconds;
        run.Say($"{label}: {rate:#,0}/s, {use.MicrosecondsEach(updates):0.00} µs of the server each, others {use.Others / took.TotalSeconds:0.00} cores");
        run.Report.Add($"updates a second, {label}", rate, "/s", note: run.FlushNote);
        Closing.Cost(run, label, use, updates, run.IsShort ? null : Limit.AtMost(template == RecordTemplate.Short ? 3 : 9));
        run.Report.Add($"longest wait for an acknowledgement, {label}", ledger.LongestAnswer.TotalMilliseconds, "ms");
        if (last)
        {
            Closing.Memory(run, watch, target.ProcessId);
            await Closing.AuditAsync(run, target, ledger);
        }

        return rate;
    }

    private static async Task PeerAsync(
        Run run, DossierPlan plan, Func<string, Task<PeerServer?>> start, List<double> rates, int round)
    {
        await using var peer = await start(run.DataFolder($"peer-{Guid.NewGuid():n}"));
        if (peer is null)
        {
            run.Say("A peer is not installed (Debian: influxdb, victoria-metrics); it is left out.");
            return;
        }

        var stream = new Counted(plan, new LivesInOrder(plan));
        var writers = new PeerWriters(peer, plan, Writers(run), BatchSize);
        await writers.SaturateAsync(stream, null, WarmUp(run));
        var before = CpuMark.Take(peer.ProcessId);
        var (updates, took) = await writers.SaturateAsync(stream, run.Seconds("seconds", 15, 2));
        var use = CpuUse.Between(before, CpuMark.Take(peer.ProcessId));
        rates.Add(updates / took.TotalSeconds);
        run.Say($"{peer.Name}: {rates[^1]:#,0}/s, {use.MicrosecondsEach(updates):0.00} µs of it each");
        run.Report.Add(
            $"{peer.Name}, updates a second, round {round + 1}", rates[^1], "/s",
            note: $"{stream.Series:#,0} series, {stream.Days} days touched; {use.MicrosecondsEach(updates):0.00} µs of its processor time each");
    }

    private static int Writers(Run run) => (int)run.Number("writers", 8, 4);

    private static long WarmUp(Run run) => (long)run.Number("warm-up-batches", 1500, 20);
}
