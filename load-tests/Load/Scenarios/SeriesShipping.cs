using System.Diagnostics;
using System.Globalization;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Peers;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Storage.Series.Spool;

namespace Ioc.Load.Scenarios;

/// <summary>
/// The series in an InfluxDB 1.6.7: how fast a spool that filled during an outage is shipped, what reading a year costs, and what the spool costs the
/// doors.
/// </summary>
internal sealed class SeriesShipping : Scenario
{
    private const int Agencies = 75;
    private const int DaysOfYear = 365;
    private const int BatchSize = 1000;

    private static readonly DateTimeOffset Year = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));
    private static readonly string[] Kpis = [.. KpiCatalogue.All.Select(kpi => kpi.Id)];

    public override string Name => "series";

    public override string Purpose => "shipping what waits for an InfluxDB, reading a year of it, and what the spool costs the doors";

    public override async Task RunAsync(Run run)
    {
        await ShipAsync(run);
        if (run.Flag("read", true))
        {
            await ReadYearAsync(run);
        }

        if (run.Flag("cost", true))
        {
            await CostAsync(run);
        }
    }

    /// <summary>The spool of an outage is there when the service starts.</summary>
    private static async Task ShipAsync(Run run)
    {
        await using var influx = await PeerServer.InfluxAsync(run.DataFolder("influx-ship"));
        if (influx is null)
        {
            run.Say("InfluxDB is not installed (Debian: influxdb); the scenario has nothing to measure.");
            return;
        }

        var minutes = run.IsShort ? 4 : 400;
        var folder = run.DataFolder("ship");
        long waiting = 0;

        // Of the last hours: what is older than minutes are kept would be stored and deleted again.
        var now = TimeProvider.System.GetUtcNow();
        var from = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(-minutes);
        using (var spool = new SeriesSpool(Path.Combine(folder, "series-spool.db"), new SpoolLimits { Megabytes = 4096 }, LocalTime.Vietnam))
        {
            for (var minute = 0; minute < minutes; minute++)
            {
                var points = AllSeries().Select(series => new SeriesPoint(series, from.AddMinutes(minute), minute % 97, minute, 97)).ToList();
                spool.Append(points, from.AddMinutes(minute));
                waiting += points.Count;
            }
        }

        await using var target = await IocTarget.StartAsync(folder, Options(influx));
        await using var watch = new ProcessWatch(target.ProcessId);
        watch.Begin();
        var started = Stopwatch.GetTimestamp();
        var (first, firstAt) = (await target.MetricAsync("ioc_spool_sent_total"), Stopwatch.GetTimestamp());
        var sent = first;

        // The service's own points are among those sent, so the spool says when it is done.
        while (await target.MetricAsync("ioc_spool_points") > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        sent = await target.MetricAsync("ioc_spool_sent_total");

        var took = Stopwatch.GetElapsedTime(firstAt);
        var use = watch.End();
        run.Report.Add("points shipped a second", (sent - first) / took.TotalSeconds, "/s", run.IsShort ? null : Limit.AtLeast(50_000), $"{waiting:#,0} waited; {use.MicrosecondsEach((long)(sent - first)):0.0} µs of the service each");
        run.Report.Add("catching up, of the outage", 100 * (Stopwatch.GetElapsedTime(started).TotalMinutes / minutes), "%", run.IsShort ? null : Limit.AtMost(10), $"{minutes} minutes of {AllSeries().Count():#,0} series");
        var stored = await CountAsync(influx);
        run.Report.Add("points that waited and are not stored", waiting - stored, "", Limit.Exactly(0));
    }

    private static async Task ReadYearAsync(Run run)
    {
        await using var influx = await PeerServer.InfluxAsync(run.DataFolder("influx-read"));
        if (influx is null)
        {
            return;
        }

        using var store = new InfluxSeriesStore(new InfluxOptions { Url = influx.Address, Timeout = TimeSpan.FromMinutes(5) }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
        await store.CheckAsync(CancellationToken.None);
        using var embedded = new SqliteSeriesStore(Path.Combine(run.DataFolder("embedded"), "series.db"), LocalTime.Vietnam, new SeriesRetention());
        var days = run.IsShort ? 10 : DaysOfYear;
        for (var day = 0; day < days; day++)
        {
            var at = Year.AddDays(day + 1).AddMinutes(-1);
            SeriesPoint[] points = [.. AllSeries().Select(series => new SeriesPoint(series, at, day % 89, day, 89))];
            foreach (var batch in points.Chunk(5_000))
            {
                await store.WriteAsync(batch, CancellationToken.None);
                await embedded.WriteAsync(batch, CancellationToken.None);
            }
        }

        await store.UpkeepAsync(Year.AddDays(days).AddHours(2), CancellationToken.None);
        await embedded.UpkeepAsync(Year.AddDays(days).AddHours(2), CancellationToken.None);
        await MeasureReadsAsync(run, "InfluxDB", store, days);
        await MeasureReadsAsync(run, "embedded", embedded, days);

        using var http = new HttpClient { BaseAddress = influx.Address };
        await BestAsync(run, $"InfluxDB's own answer to one query for every KPI of every agency, {days} days", null, async () =>
            await http.GetByteArrayAsync(new Uri("/query?db=ioc&epoch=s&q=" + Uri.EscapeDataString("SELECT \"value\" FROM \"ioc_day\" GROUP BY \"metric\", \"agency\""), UriKind.Relative)));
    }

    private static async Task MeasureReadsAsync(Run run, string name, ISeriesStore store, int days)
    {
        var series = AllSeries().ToList();
        await BestAsync(run, $"{name}: one KPI of one agency, {days} days", Limit.AtMost(300), () => ReadAsync(store, [series[0]], days));
        await BestAsync(run, $"{name}: one KPI of {Agencies} agencies, {days} days", Limit.AtMost(300), () => ReadAsync(store, [.. series.Take(Agencies)], days));
        await BestAsync(run, $"{name}: {Kpis.Length} KPIs of one agency, {days} days", Limit.AtMost(300), () => ReadAsync(store, [.. series.Where((_, index) => index % Agencies == 0)], days));
        await BestAsync(run, $"{name}: {Kpis.Length} KPIs of {Agencies} agencies, {days} days, series by series", Limit.AtMost(300), () => ReadAsync(store, series, days));
    }

    private static async Task ReadAsync(ISeriesStore store, IReadOnlyList<SeriesKey> series, int days)
    {
        await Parallel.ForEachAsync(series, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (key, cancellationToken) =>
        {
            var samples = await store.ReadAsync(key, Year, Year.AddDays(days), SeriesStep.Day, cancellationToken);
            if (samples.Count != days)
            {
                throw new InvalidOperationException($"{samples.Count} of {days} days came back of {key}.");
            }
        });
    }

    private static async Task BestAsync(Run run, string what, Limit? limit, Func<Task> act)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await act();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }

        run.Report.Add(what + ", best of three", best.TotalMilliseconds, "ms", run.IsShort ? null : limit);
    }

    /// <summary>The same records with the embedded store and with spool and InfluxDB, in turns; each turn sees at least one full minute.</summary>
    private static async Task CostAsync(Run run)
    {
        var plan = DossierPlan.PastYear(run.IsShort ? 100_000 : 9_000_000);
        var each = new Dictionary<string, List<double>> { ["embedded"] = [], ["InfluxDB"] = [] };
        for (var round = 0; round < (int)run.Number("rounds", 2, 1); round++)
        {
            each["embedded"].Add(await PushAsync(run, plan, new Dictionary<string, string> { ["Ioc:Series:Kind"] = "embedded" }, $"embedded-{round}"));
            await using var influx = await PeerServer.InfluxAsync(run.DataFolder($"influx-{round}"));
            if (influx is not null)
            {
                each["InfluxDB"].Add(await PushAsync(run, plan, Options(influx), $"spooled-{round}"));
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

    private static async Task<long> CountAsync(PeerServer influx)
    {
        using var http = new HttpClient { BaseAddress = influx.Address };
        var question = string.Create(CultureInfo.InvariantCulture, $"SELECT count(\"value\") FROM \"ioc_minute\" WHERE \"agency\" =~ /^H49/");
        using var json = System.Text.Json.JsonDocument.Parse(await http.GetByteArrayAsync(new Uri("/query?db=ioc&epoch=s&q=" + Uri.EscapeDataString(question), UriKind.Relative)));
        return json.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values")[0][1].GetInt64();
    }

    private static Dictionary<string, string> Options(PeerServer influx) => new()
    {
        ["Ioc:Series:Kind"] = "influx",
        ["Ioc:Influx:Url"] = influx.Address.ToString(),
        ["Ioc:Series:Spool:Megabytes"] = "4096",
    };

    private static IEnumerable<SeriesKey> AllSeries() => Kpis.SelectMany(kpi => Enumerable.Range(0, Agencies)
        .Select(agency => new SeriesKey(kpi, Agency: string.Create(CultureInfo.InvariantCulture, $"H49.{agency:00}"))));
}
