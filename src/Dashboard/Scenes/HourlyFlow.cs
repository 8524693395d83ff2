using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>One count by the hour of the local day: today until now, and yesterday whole. Owned by the broadcaster's loop.</summary>
/// <remarks>The running hour is read live; the hours before it are remembered and refreshed about once a minute.</remarks>
internal sealed class HourlyFlow(string name, KpiDefinition kpi)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly KpiDefinition _kpi = kpi;
    private int _day;
    private double[] _yesterday = [];
    private double[] _todayRunning = [];

    /// <summary>Asks for the finished hours of several counts in one pass. Running totals are read an instant before each full hour.</summary>
    public static PastReading Ask(KpiBoard board, params HourlyFlow[] flows)
    {
        var day = board.Zone.DayOf(board.Now);
        var yesterday = EndsOfHours(board.Zone.StartOf(day - 1), board.Zone.StartOf(day));
        var today = EndsOfHours(board.Zone.StartOf(day), board.Now);
        return board.BeginAsOf([.. flows.Select(flow => flow._kpi)], Scope.Province, [.. yesterday, .. today]);
    }

    /// <summary>Takes the answer. Yesterday is always whole, so it is the day of the first instant.</summary>
    public static void Recall(LocalTime zone, PastReading past, params HourlyFlow[] flows)
    {
        var day = zone.DayOf(past.Instants[0]) + 1;
        var ofYesterday = past.Instants.Count(instant => zone.DayOf(instant) < day);
        var readings = past.Readings();
        for (var i = 0; i < flows.Length; i++)
        {
            var running = readings[i].Select(reading => reading.Value ?? 0).ToArray();
            flows[i]._day = day;
            flows[i]._yesterday = Differences(running[..ofYesterday]);
            flows[i]._todayRunning = running[ofYesterday..];
        }
    }

    /// <summary>Today's line, and yesterday's at today's hours, so that both lie over one another.</summary>
    public IEnumerable<TileSeries> Lines(KpiBoard board)
    {
        var today = board.Zone.DayOf(board.Now);
        if (today != _day)
        {
            // The day has just changed; the next recall brings yesterday.
            (_yesterday, _todayRunning) = ([], []);
        }

        var start = board.Zone.StartOf(today);
        var total = board.Read(_kpi, Scope.Province, new Period(today, today)).Value ?? 0;
        var counts = Differences([.. _todayRunning, Math.Max(total, _todayRunning.LastOrDefault())]);
        yield return new TileSeries(name, PointsOf(board.Zone, start, counts));
        yield return new TileSeries(name + "-yesterday", PointsOf(board.Zone, start, _yesterday));
    }

    private static List<Moment> EndsOfHours(Moment start, Moment end)
    {
        var ends = new List<Moment>();
        for (var at = start.Plus(Hour); at <= end; at = at.Plus(Hour))
        {
            ends.Add(new Moment(at.Microseconds - 1));
        }

        return ends;
    }

    private static double[] Differences(double[] running) =>
        [.. running.Select((value, index) => index == 0 ? value : value - running[index - 1])];

    private static EqualList<TilePoint> PointsOf(LocalTime zone, Moment start, double[] counts) =>
        new([.. counts.Select((count, hour) => new TilePoint(zone.ToLocal(start.Plus(Hour * hour)), count))]);
}
