using System.Diagnostics;
using Ioc.Load.Audit;
using Ioc.Load.Browser;
using Ioc.Load.Measuring;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;

namespace Ioc.Load.Scenarios;

/// <summary>A wall in a real browser on a clock that runs sixty times as fast, for an hour: nothing may grow.</summary>
internal sealed class Soak : Scenario
{
    private const string ClockSpeed = "60";

    public override string Name => "soak";

    public override string Purpose => "one hour at 60 times the clock, 50 updates/s, the wall with changing scenes in Chromium";

    public override async Task RunAsync(Run run)
    {
        var duration = run.Seconds("seconds", 3600, 20);
        var plan = DossierPlan.Today((int)(60 * duration.TotalSeconds), TimeSpan.FromHours(8));
        var ledger = new Ledger(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder(), new Dictionary<string, string> { ["Ioc:Clock:Speed"] = ClockSpeed });
        await using var browser = await Chromium.OpenAsync(new Uri(target.Address, "/wall"), run.DataFolder("profile"));
        if (browser is null)
        {
            run.Say("Chromium is not installed; the soak is left out.");
            return;
        }

        await using var watch = new ProcessWatch(target.ProcessId);
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 16, batchSize: 10, RecordTemplate.Short);
        var stream = new NewAndChanged(plan);
        var costs = new List<(double Seconds, PageCost Cost)>();
        var sending = new OpenLoop(TimeSpan.Zero).RunAsync(Arrivals.Steady(5, duration), _ => crew.SendOneAsync(stream));
        var started = Stopwatch.GetTimestamp();
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(duration / 60, TimeProvider.System));
            costs.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, await browser.CostAsync()));
        }

        await sending;
        var link = await browser.EvaluateAsync("document.documentElement.dataset.link");
        run.Report.Add("the wall is live at the end", link == "live" ? 1 : 0, "", Limit.Exactly(1), $"its link says {link}");
        Grown(run, "browser's heap", "MB", [.. costs.Select(each => (each.Seconds, each.Cost.HeapMegabytes))], allowed: 3);
        Grown(run, "DOM nodes", "", [.. costs.Select(each => (each.Seconds, each.Cost.Nodes))], allowed: 200);
        Grown(run, "event listeners", "", [.. costs.Select(each => (each.Seconds, each.Cost.Listeners))], allowed: 20);
        Grown(run, "server's memory", "MB", watch.Memory, allowed: 100);
        await Closing.AuditAsync(run, target, ledger);
    }

    /// <summary>The mean of the last fifth against the mean of the second fifth, when everything has been used once.</summary>
    private static void Grown(Run run, string what, string unit, IReadOnlyList<(double Seconds, double Value)> values, double allowed)
    {
        var fifth = Math.Max(1, values.Count / 5);
        var early = values.Skip(fifth).Take(fifth).Average(each => each.Value);
        var late = values.TakeLast(fifth).Average(each => each.Value);
        run.Report.Add($"{what}, growth", late - early, unit, run.IsShort ? null : Limit.AtMost(allowed), $"from {early:0.#} to {late:0.#}");
        run.Report.Add(new Chart(what, "s", unit, [new ChartLine(what, values)]));
    }
}
