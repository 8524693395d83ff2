using Ioc.Dashboard.Scenes;
using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api;

/// <summary>
/// Points over time. Days are computed from the board, so they are exact even after a late import; minutes and hours are what the
/// series store kept of the values at the time.
/// </summary>
internal sealed class SeriesReader(ILiveBoard live, ISeriesStore store)
{
    /// <summary>The board stands still while it is read, so a long span is read in pieces.</summary>
    private const int DaysAtOnce = 60;

    public ValueTask<(LocalTime Zone, Moment Now)> ClockAsync(CancellationToken cancellationToken) =>
        live.ReadAsync(board => (board.Zone, board.Now), cancellationToken);

    public async Task<SeriesAnswer> ReadAsync(KpiDefinition kpi, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var points = IsFromBoard(kpi, question.Step)
            ? await FromBoardAsync(kpi, question, cancellationToken)
            : await FromStoreAsync(kpi, question, cancellationToken);
        return new SeriesAnswer(kpi.Id, ApiWords.Of(question.Step), question.Agency, ChannelOf(question), points);
    }

    /// <summary>Every KPI of a scope; what comes from the store comes in one question.</summary>
    public async Task<AllSeriesAnswer> ReadAllAsync(SeriesQuestion question, CancellationToken cancellationToken)
    {
        var fromStore = KpiCatalogue.All.Where(kpi => !IsFromBoard(kpi, question.Step)).Select(kpi => kpi.Id).ToList();
        var (zone, _) = await ClockAsync(cancellationToken);
        var stored = question.Procedure is null && (question.Agency is null || question.Channel is null)
            ? await store.ReadMetricsAsync(fromStore, AgencyOf(question), ChannelOf(question) ?? "", question.From, question.To, question.Step, cancellationToken)
            : new Dictionary<string, IReadOnlyList<SeriesSample>>();
        var items = new List<KpiPoints>();
        foreach (var kpi in KpiCatalogue.All)
        {
            var points = IsFromBoard(kpi, question.Step) ? await FromBoardAsync(kpi, question, cancellationToken)
                : stored.TryGetValue(kpi.Id, out var samples) ? PointsOf(samples, zone) : [];
            if (points.Exists(point => point.Value is not null))
            {
                items.Add(new KpiPoints(kpi.Id, points));
            }
        }

        return new AllSeriesAnswer(ApiWords.Of(question.Step), question.Agency, ChannelOf(question), items);
    }

    private static bool IsFromBoard(KpiDefinition kpi, SeriesStep step) => step == SeriesStep.Day && kpi is not DerivedKpi;

    private async Task<List<TilePoint>> FromBoardAsync(KpiDefinition kpi, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var (zone, now) = await ClockAsync(cancellationToken);
        var day = zone.DayOf(Moment.From(question.From));
        var last = Math.Min(zone.DayOf(new Moment(Moment.From(question.To).Microseconds - 1)), zone.DayOf(now));
        var points = new List<TilePoint>();
        while (day <= last)
        {
            var (first, end) = (day, Math.Min(last, day + DaysAtOnce - 1));
            points.AddRange(await live.ReadAsync(board => ReadDays(board, kpi, question, first, end), cancellationToken));
            day = end + 1;
        }

        return points;
    }

    private static TilePoint[] ReadDays(KpiBoard board, KpiDefinition kpi, SeriesQuestion question, int first, int last)
    {
        var scope = Scope.Of(board.Codes, question.Agency, question.Procedure, question.Channel);
        var points = new TilePoint[last - first + 1];
        for (var day = first; day <= last; day++)
        {
            var reading = board.Read(kpi, scope, new Period(day, day));
            points[day - first] = new TilePoint(board.Zone.ToLocal(board.Zone.StartOf(day)), reading.Value);
        }

        return points;
    }

    private async Task<List<TilePoint>> FromStoreAsync(KpiDefinition kpi, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var (zone, _) = await ClockAsync(cancellationToken);
        var key = new SeriesKey(kpi.Id, AgencyOf(question), ChannelOf(question) ?? string.Empty);
        return PointsOf(await store.ReadAsync(key, question.From, question.To, question.Step, cancellationToken), zone);
    }

    private static List<TilePoint> PointsOf(IReadOnlyList<SeriesSample> samples, LocalTime zone) =>
        [.. samples.Select(sample => new TilePoint(TimeZoneInfo.ConvertTime(sample.At, zone.Zone), sample.Value))];

    private static string AgencyOf(SeriesQuestion question) => question.Agency is { } code ? CodeTable.Canonical(code) : string.Empty;

    private static string? ChannelOf(SeriesQuestion question) => question.Channel is { } channel ? ChannelNames.Of(channel) : null;
}
