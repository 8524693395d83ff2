using System.Diagnostics;
using System.Globalization;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Load.Measuring;
using Ioc.Load.Peers;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;

namespace Ioc.Load.Scenarios;

/// <summary>Reading a year of daily points of every series, from an InfluxDB and from the embedded store.</summary>
internal static class YearOfSeries
{
    private const int AtOnce = 2;

    private static readonly DateTimeOffset Year = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));

    public static async Task ReadAsync(Run run)
    {
        await using var influx = await PeerServer.InfluxAsync(run.DataFolder("influx-read"));
        if (influx is null)
        {
            return;
        }

        var days = run.IsShort ? 10 : 365;
        await WriteDaysAsync(influx, days);
        using var store = new InfluxSeriesStore(new InfluxOptions { Url = influx.Address }, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        await store.UpkeepAsync(Year.AddDays(days).AddHours(2), CancellationToken.None);
        run.Report.Add("InfluxDB: the first upkeep after an upgrade packs the year", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");
        await MeasureAsync(run, "InfluxDB", store, days, influx.ProcessId);
        await MeasureServerAloneAsync(run, influx, days);

        using var embedded = new SqliteSeriesStore(Path.Combine(run.DataFolder("embedded"), "series.db"), LocalTime.Vietnam, new SeriesRetention());
        for (var day = 0; day < days; day++)
        {
            await embedded.WriteAsync([.. ProvinceSeries.At(Year.AddDays(day + 1).AddMinutes(-1), day)], CancellationToken.None);
        }

        await embedded.UpkeepAsync(Year.AddDays(days).AddHours(2), CancellationToken.None);
        await MeasureAsync(run, "embedded", embedded, days, Environment.ProcessId);
    }

    /// <summary>As the upkeep leaves them: the days at their starts, the minutes of them gone, and the mark behind the last day.</summary>
    private static async Task WriteDaysAsync(PeerServer influx, int days)
    {
        var points = Enumerable.Range(0, days).SelectMany(day => ProvinceSeries.At(Year.AddDays(day), day));
        await SeriesLines.SendAsync(influx, SeriesLines.Pack("ioc_day", points, 10_000, TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1)), AtOnce);
        using var http = new HttpClient { BaseAddress = influx.Address };
        var until = Year.AddDays(days).ToUnixTimeSeconds();
        using var mark = new StringContent(string.Create(CultureInfo.InvariantCulture, $"ioc_rolled until={until}i,kept={until}i {until}\n"));
        using var answer = await http.PostAsync(new Uri("/write?db=ioc&precision=s", UriKind.Relative), mark);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task MeasureAsync(Run run, string name, ISeriesStore store, int days, int serverId)
    {
        var (kpis, agencies) = (ProvinceSeries.Kpis, ProvinceSeries.Agencies);
        await BestAsync(run, $"{name}: one series, {days} points", Limit.AtMost(300), serverId, async () =>
            Check(days, (await store.ReadAsync(ProvinceSeries.All[0], Year, Year.AddDays(days), SeriesStep.Day, default)).Count));
        await BestAsync(run, $"{name}: one KPI of {agencies} agencies in one question, {agencies * days:#,0} points", Limit.AtMost(300), serverId, async () =>
            Check(agencies * days, await ReadKpiAsync(store, kpis[0], days)));
        await BestAsync(run, $"{name}: {kpis.Length} KPIs of one agency in one question, {kpis.Length * days:#,0} points", Limit.AtMost(300), serverId, async () =>
            Check(kpis.Length * days, (await store.ReadMetricsAsync(kpis, "H49.07", "", Year, Year.AddDays(days), SeriesStep.Day, default)).Sum(kpi => kpi.Value.Count)));
        await BestAsync(run, $"{name}: everything in one question, {kpis.Length * agencies * days:#,0} points", Limit.AtMost(300), serverId, async () =>
        {
            var all = await store.ReadDaysAsync(Year, Year.AddDays(days), default);
            Check(kpis.Length * agencies * days, all.Series.Sum(series => Enumerable.Range(0, days).Count(day => series.ValueOn(day) is not null)));
        });
        await BestAsync(run, $"{name}: {kpis.Length} KPIs of {agencies} agencies, a question for each KPI, {AtOnce} at once, {kpis.Length * agencies * days:#,0} points", null, serverId, async () =>
        {
            var read = 0;
            await Parallel.ForEachAsync(kpis, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (kpi, _) => Interlocked.Add(ref read, await ReadKpiAsync(store, kpi, days)));
            Check(kpis.Length * agencies * days, read);
        });
    }

    /// <summary>What InfluxDB takes for its own answers, which nobody reads here.</summary>
    private static async Task MeasureServerAloneAsync(Run run, PeerServer influx, int days)
    {
        using var http = new HttpClient { BaseAddress = influx.Address, Timeout = TimeSpan.FromMinutes(5) };
        var within = string.Create(CultureInfo.InvariantCulture, $"time >= {Year.ToUnixTimeSeconds()}s AND time < {Year.AddDays(days).ToUnixTimeSeconds()}s");
        foreach (var (what, question) in new[]
        {
            ("one KPI of every agency", $"SELECT \"value\", \"agency\" FROM \"ioc_day\" WHERE \"metric\" = '{ProvinceSeries.Kpis[0]}' AND {within}"),
            ("the number of all points", $"SELECT count(\"value\") FROM \"ioc_day\" WHERE {within}"),
        })
        {
            await BestAsync(run, $"InfluxDB alone, its answer for {what}", null, influx.ProcessId, async () =>
                await http.GetByteArrayAsync(new Uri("/query?db=ioc&epoch=s&q=" + Uri.EscapeDataString(question), UriKind.Relative)));
        }
    }

    private static async Task<int> ReadKpiAsync(ISeriesStore store, string kpi, int days) =>
        (await store.ReadAgenciesAsync(kpi, Year, Year.AddDays(days), SeriesStep.Day, default)).Sum(agency => agency.Value.Count);

    private static void Check(int wanted, int read)
    {
        if (read != wanted)
        {
            throw new InvalidOperationException($"{read} of {wanted} points came back.");
        }
    }

    private static async Task BestAsync(Run run, string what, Limit? limit, int serverId, Func<Task> act)
    {
        var (best, note) = (TimeSpan.MaxValue, "");
        for (var i = 0; i < 5; i++)
        {
            var mark = CpuMark.Take(serverId);
            var started = Stopwatch.GetTimestamp();
            await act();
            var took = Stopwatch.GetElapsedTime(started);
            if (took < best)
            {
                var use = CpuUse.Between(mark, CpuMark.Take(serverId));
                best = took;
                note = string.Create(CultureInfo.InvariantCulture, $"processor time: server {use.Server * 1000:0} ms, reader {use.Generator * 1000:0} ms");
            }
        }

        run.Report.Add(what + ", best of five", best.TotalMilliseconds, "ms", run.IsShort ? null : limit, note);
    }
}
