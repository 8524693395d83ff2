using System.Diagnostics;
using System.Globalization;
using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;

namespace Ioc.Load.Scenarios;

/// <summary>
/// A year of dossiers is pushed as fast as it is accepted; then questions are asked while updates arrive; then the server is stopped and
/// started, and killed and started with a long tail in the journal.
/// </summary>
internal sealed class YearBackfill : Scenario
{
    private const int BatchSize = 1000;

    public override string Name => "year-backfill";

    public override string Purpose => "5,000,000 dossiers of up to 8 updates as fast as accepted; questions under 10,000 updates/s; restarts";

    public override async Task RunAsync(Run run)
    {
        var millions = run.Number("millions", 5, 0.02);
        var growth = new List<Backfilled>();
        foreach (var size in run.Flag("growth", !run.IsShort && millions >= 1) ? [0.1, 1, millions] : new[] { millions })
        {
            growth.Add(await OneAsync(run, (int)(size * 1e6), whole: size == millions));
        }

        if (growth.Count > 1)
        {
            var (small, large) = (growth[0], growth[^1]);
            run.Report.Add("processor time a record, largest ÷ smallest", large.Cost / small.Cost, "×", Limit.AtMost(1.25));
            run.Report.Add("throughput, largest ÷ smallest", large.Rate / small.Rate, "×", Limit.AtLeast(0.8));
            run.Report.Add(new Chart("Memory by size", "million dossiers", "MB", [new ChartLine("MB", [.. growth.Select(each => (each.Dossiers / 1e6, each.Megabytes))])]));
        }
    }

    private static async Task<Backfilled> OneAsync(Run run, int dossiers, bool whole)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{dossiers / 1e6:0.##} million");
        var tail = whole ? (int)run.Number("tail", 2_000_000, 20_000) : 0;

        // The last dossiers are kept for the journal's tail.
        var plan = DossierPlan.PastYear(dossiers + (tail / 4) + 1);
        var ledger = new Ledger(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder($"data-{dossiers}"), new Dictionary<string, string> { ["Ioc:Checkpoint:Interval"] = "1:00:00" });
        await using (var watch = new ProcessWatch(target.ProcessId))
        {
            using var crew = new WriterCrew(target.Address, plan, ledger, writers: 8, BatchSize, RecordTemplate.Short);
            var first = dossiers / 5;
            await crew.SaturateAsync(new LivesInOrder(plan, end: first, holdBack: true), batches: run.IsShort ? 5 : long.MaxValue);
            await crew.SaturateAsync(new OldSteps(plan, first), batches: run.IsShort ? 1 : 1500);
            var stream = new LivesInOrder(plan, from: run.IsShort ? 0 : first, end: dossiers, holdBack: true);
            watch.Begin();
            var (updates, took) = await crew.SaturateAsync(stream);
            var use = watch.End();
            var result = new Backfilled(dossiers, updates / took.TotalSeconds, use.MicrosecondsEach(updates), ProcessTimes.Memory(target.ProcessId, "VmRSS") / 1e6);
            run.Say($"{label}: {result.Rate:#,0}/s, {result.Cost:0.00} µs each, {result.Megabytes:0} MB");
            run.Report.Add($"updates a second, {label} dossiers", result.Rate, "/s", note: run.FlushNote);
            Closing.Cost(run, $"{label} dossiers", use, updates, run.IsShort ? null : Limit.AtMost(3));
            if (!whole)
            {
                run.Report.Add($"server's memory, {label} dossiers", result.Megabytes, "MB");
                return result;
            }

            run.Report.Add("server's memory after the backfill", result.Megabytes, "MB", run.IsShort ? null : Limit.AtMost(1200 * Math.Max(0.2, dossiers / 5e6)));
            await QuestionsUnderLoad.RunAsync(run, target, plan, ledger, dossiers);
            Closing.Memory(run, watch, target.ProcessId);
            await Closing.AuditAsync(run, target, ledger);
            await RestartsAsync(run, target, plan, ledger, crew, tail);
            return result;
        }
    }

    private static async Task RestartsAsync(Run run, IocTarget target, DossierPlan plan, Ledger ledger, WriterCrew crew, int tail)
    {
        var stopping = Stopwatch.GetTimestamp();
        await target.StopAsync();
        run.Report.Add("stop with a checkpoint", Stopwatch.GetElapsedTime(stopping).TotalSeconds, "s");
        await FirstAnswerAsync(run, target, ledger, "start from the checkpoint alone", null);
        await crew.SaturateAsync(new LivesInOrder(plan, from: plan.Dossiers - (tail / 4) - 1), batches: tail / BatchSize);
        await target.KillAsync();
        await FirstAnswerAsync(run, target, ledger, "start from the checkpoint and the journal's tail", Limit.AtMost(5));
        await Closing.AuditAsync(run, target, ledger, sinceStart: false);
    }

    /// <summary>From the start of the process to the first answer that counts everything.</summary>
    private static async Task FirstAnswerAsync(Run run, IocTarget target, Ledger ledger, string what, Limit? limit)
    {
        var expected = ledger.Dossiers;
        var started = Stopwatch.GetTimestamp();
        await target.StartAgainAsync();
        var answer = await target.GetAsync("/api/v1/kpis?period=all");
        var took = Stopwatch.GetElapsedTime(started);
        var counted = answer.GetProperty("items").EnumerateArray().First(item => item.GetProperty("id").ValueEquals("received-dossiers")).GetProperty("numerator").GetInt64();
        run.Report.Add($"first correct answer, {what}", took.TotalSeconds, "s", run.IsShort ? null : limit, $"{ProcessTimes.CpuSeconds(target.ProcessId):0.0} s of processor time");
        run.Report.Add($"dossiers missing in it, {what}", expected - counted, "", Limit.Exactly(0));
    }

    private sealed record Backfilled(int Dossiers, double Rate, double Cost, double Megabytes);
}
