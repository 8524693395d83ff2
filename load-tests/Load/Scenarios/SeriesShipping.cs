using System.Diagnostics;
using System.Globalization;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Load.Measuring;
using Ioc.Load.Peers;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Storage.Series.Spool;

namespace Ioc.Load.Scenarios;

/// <summary>
/// The series in an InfluxDB 1.6.7: how fast a spool that filled during an outage is shipped, what reading a year costs, and what the spool costs the
/// doors.
/// </summary>
internal sealed class SeriesShipping : Scenario
{
    /// <summary>As many requests at once, of as many lines, as the service makes.</summary>
    private const int Connections = 2;
    private const int Lines = 10_000;

    public override string Name => "series";

    public override string Purpose => "shipping what waits for an InfluxDB, reading a year of it, and what the spool costs the doors";

    public override async Task RunAsync(Run run)
    {
        if (run.Flag("ship", true))
        {
            var minutes = (int)run.Number("minutes", 400, 4);
            var alone = await ServerAloneAsync(run, minutes);
            await ShipAsync(run, minutes, alone);
        }

        if (run.Flag("read", true))
        {
            await YearOfSeries.ReadAsync(run);
        }

        if (run.Flag("cost", true))
        {
            await SpoolCost.MeasureAsync(run);
        }
    }

    public static Dictionary<string, string> Options(PeerServer influx) => new()
    {
        ["Ioc:Series:Kind"] = "influx",
        ["Ioc:Influx:Url"] = influx.Address.ToString(),
        ["Ioc:Series:Spool:Megabytes"] = "4096",
    };

    /// <summary>Of the last hours: what is older than minutes are kept would be stored and deleted again.</summary>
    private static IEnumerable<(DateTimeOffset At, List<SeriesPoint> Points)> Outage(int minutes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(-minutes);
        return Enumerable.Range(0, minutes).Select(minute => (from.AddMinutes(minute), ProvinceSeries.At(from.AddMinutes(minute), minute).ToList()));
    }

    /// <summary>The same lines without a service: what the server takes on this machine, in this hour.</summary>
    private static async Task<double> ServerAloneAsync(Run run, int minutes)
    {
        await using var influx = await PeerServer.InfluxAsync(run.DataFolder("influx-alone"));
        if (influx is null)
        {
            run.Say("InfluxDB is not installed (Debian: influxdb); the scenario has nothing to measure.");
            return double.NaN;
        }

        var bodies = SeriesLines.Pack("ioc_minute", Outage(minutes).SelectMany(minute => minute.Points), Lines);
        var points = minutes * ProvinceSeries.All.Length;
        var mark = CpuMark.Take(influx.ProcessId);
        var took = await SeriesLines.SendAsync(influx, bodies, Connections);
        var use = CpuUse.Between(mark, CpuMark.Take(influx.ProcessId));
        run.Report.Add(
            "points InfluxDB takes a second with no service in between", points / took.TotalSeconds, "/s", null,
            string.Create(CultureInfo.InvariantCulture, $"packed before, {Connections} connections, {Lines} lines each; {use.MicrosecondsEach(points):0.0} µs of InfluxDB each; others used {use.Others / use.Took.TotalSeconds:0.0} cores"));
        return points / took.TotalSeconds;
    }

    /// <summary>The spool of an outage is there when the service starts.</summary>
    private static async Task ShipAsync(Run run, int minutes, double alone)
    {
        await using var influx = await PeerServer.InfluxAsync(run.DataFolder("influx-ship"));
        if (influx is null)
        {
            return;
        }

        var folder = run.DataFolder("ship");
        long waiting = 0;
        using (var spool = new SeriesSpool(Path.Combine(folder, "series-spool.db"), new SpoolLimits { Megabytes = 4096 }, LocalTime.Vietnam))
        {
            foreach (var (at, points) in Outage(minutes))
            {
                spool.Append(points, at);
                waiting += points.Count;
            }
        }

        await using var target = await IocTarget.StartAsync(folder, Options(influx));
        var mark = (Service: CpuMark.Take(target.ProcessId), Influx: CpuMark.Take(influx.ProcessId));
        var started = Stopwatch.GetTimestamp();
        var (first, firstAt) = (await target.MetricAsync("ioc_spool_sent_total"), Stopwatch.GetTimestamp());

        // The service's own points are among those sent, so the spool says when it is done.
        while (await target.MetricAsync("ioc_spool_points") > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        var took = Stopwatch.GetElapsedTime(firstAt);
        var (service, server) = (CpuUse.Between(mark.Service, CpuMark.Take(target.ProcessId)), CpuUse.Between(mark.Influx, CpuMark.Take(influx.ProcessId)));
        var sent = (long)(await target.MetricAsync("ioc_spool_sent_total") - first);
        var rate = sent / took.TotalSeconds;
        run.Report.Add(
            "points shipped a second", rate, "/s", run.IsShort ? null : Limit.AtLeast(50_000),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{waiting:#,0} waited; {service.MicrosecondsEach(sent):0.0} µs of the service and {server.MicrosecondsEach(sent):0.0} µs of InfluxDB each; others used {(server.Others - service.Server) / server.Took.TotalSeconds:0.0} cores"));
        run.Report.Add("shipped, of what InfluxDB takes with no service in between", 100 * rate / alone, "%");
        run.Report.Add("catching up, of the outage", 100 * (Stopwatch.GetElapsedTime(started).TotalMinutes / minutes), "%", run.IsShort ? null : Limit.AtMost(10), $"{minutes} minutes of {ProvinceSeries.All.Length:#,0} series");
        run.Report.Add("points that waited and are not stored", waiting - await CountAsync(influx), "", Limit.Exactly(0));
    }

    private static async Task<long> CountAsync(PeerServer influx)
    {
        using var http = new HttpClient { BaseAddress = influx.Address };
        const string Question = "SELECT count(\"value\") FROM \"ioc_minute\" WHERE \"agency\" =~ /^H49/";
        using var json = System.Text.Json.JsonDocument.Parse(await http.GetByteArrayAsync(new Uri("/query?db=ioc&epoch=s&q=" + Uri.EscapeDataString(Question), UriKind.Relative)));
        return json.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values")[0][1].GetInt64();
    }
}
