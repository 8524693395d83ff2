using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Peers;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;

namespace Ioc.Load.Scenarios;

/// <summary>The same records with the embedded store and with spool and InfluxDB, in turns; each turn sees at least one full minute.</summary>
internal static class SpoolCost
{
    private const int BatchSize = 1000;

    public static async Task MeasureAsync(Run run)
    {
        var plan = DossierPlan.PastYear(run.IsShort ? 100_000 : 9_000_000);
        var each = new Dictionary<string, List<double>> { ["embedded"] = [], ["InfluxDB"] = [] };
        for (var round = 0; round < (int)run.Number("rounds", 2, 1); round++)
        {
            each["embedded"].Add(await PushAsync(run, plan, new Dictionary<string, string> { ["Ioc:Series:Kind"] = "embedded" }, $"embedded-{round}"));
            await using var influx = await PeerServer.InfluxAsync(run.DataFolder($"influx-{round}"));
            if (influx is not null)
            {
                each["InfluxDB"].Add(await PushAsync(run, plan, SeriesShipping.Options(influx), $"spooled-{round}"));
            }
        }

        var (plain, spooled) = (each["embedded"].Min(), each["InfluxDB"].DefaultIfEmpty(double.NaN).Min());
        run.Report.Add("service's processor time a record, embedded store", plain, "µs");
        run.Report.Add("service's processor time a record, spool and InfluxDB", spooled, "µs");
        run.Report.Add("what the spool adds to a record", 100 * ((spooled / plain) - 1), "%", run.IsShort ? null : Limit.AtMost(5), "sampling, spool and shipping, at full speed of the doors");
    }

    private static async Task<double> PushAsync(Run run, DossierPlan plan, Dictionary<string, string> options, string folder)
    {
        var ledger = new Ledger(plan);
        await using var target = await IocTarget.StartAsync(run.DataFolder(folder), options);
        await using var watch = new ProcessWatch(target.ProcessId);
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 8, BatchSize, RecordTemplate.Short);
        var stream = new LivesInOrder(plan);
        await crew.SaturateAsync(stream, batches: run.IsShort ? 20 : 1000);
        watch.Begin();
        var (updates, took) = await crew.SaturateAsync(stream, run.Seconds("seconds", 65, 2));
        var use = watch.End();
        run.Say($"{folder}: {updates / took.TotalSeconds:#,0}/s, {use.MicrosecondsEach(updates):0.00} µs each");
        await Closing.AuditAsync(run, target, ledger);
        return use.MicrosecondsEach(updates);
    }
}
