using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>Eight KPIs of the province.</summary>
internal sealed class OverviewScene : Scene
{
    public const string SceneId = "overview";

    /// <summary>The order on the wall, row by row.</summary>
    private static readonly string[] Kpis =
    [
        "received-dossiers", "online-submission-rate", "on-time-rate", "overdue-open",
        "due-soon", "processing-time", "electronic-result-rate", "data-reuse-rate",
    ];

    private readonly Texts _texts;
    private readonly TargetBook _targets;
    private readonly AlertBook? _alerts;
    private readonly KpiDefinition[] _kpis = [.. Kpis.Select(id => KpiCatalogue.Find(id)).OfType<KpiDefinition>()];
    private readonly Dictionary<string, double?[]> _past = [];
    private readonly Dictionary<string, RecentMinutes> _seen = [];

    /// <param name="alerts">Null where none are watched.</param>
    public OverviewScene(Texts texts, TargetBook targets, AlertBook? alerts = null)
        : base(SceneId, texts["scene.overview"]) => (_texts, _targets, _alerts) = (texts, targets, alerts);

    public override PastReading Ask(KpiBoard board)
    {
        var now = MinuteOf(board.Now);
        return board.BeginAsOf(_kpis, Scope.Province, [.. Past.HoursBefore(now), now]);
    }

    public override void Recall(KpiBoard board, PastReading past)
    {
        var asOf = past.Readings();
        for (var i = 0; i < _kpis.Length; i++)
        {
            _past[_kpis[i].Id] = Past.Values(board, _kpis[i], TilePeriods.Of(_kpis[i]), past.Instants, asOf[i]);
        }
    }

    public override IReadOnlyList<Tile> Build(KpiBoard board, Freshness freshness)
    {
        var today = board.Today;
        return
        [
            .. _kpis.Select(kpi =>
                TileOf(kpi, board.Read(kpi, Scope.Province, TilePeriods.Of(kpi).Days(today)), board, today, freshness)),
        ];
    }

    public override IReadOnlyList<Tile> Blank(Freshness freshness) => [.. _kpis.Select(kpi => Empty(kpi, freshness))];

    private Tile TileOf(KpiDefinition kpi, KpiReading reading, KpiBoard board, DateOnly today, Freshness freshness)
    {
        var hours = HoursOf(kpi, reading, board.Now);
        var target = _targets.Current.For(kpi.Id, today);
        // On the first of a month yesterday's tile covered another month: no comparison is better than a misleading one.
        var comparable = TilePeriods.Of(kpi) != TilePeriod.Month || today.Day > 1;
        return Empty(kpi, freshness) with
        {
            Value = reading.Value,
            Numerator = reading.Numerator,
            Denominator = reading.Denominator,
            Status = ReadingStatus.Of(reading, target, _alerts?.IsBreached(kpi.Id) ?? false),
            Target = target?.Target.Value,
            Standing = ReadingStatus.StandingOf(target),
            Marks = target?.Target.Value is { } goal && Fits(goal, [.. hours.Append(reading.Value).OfType<double>()]) ? [new TileMark(goal, _texts["plans.goal"])] : [],
            Approximate = reading.Approximate,
            Change = comparable ? ChangeOf(kpi, reading, hours[0]) : null,
            Spark = new EqualList<double?>([.. hours, reading.Value]),
        };
    }

    /// <summary>Whether the line leaves at least a third of the height to the values.</summary>
    private static bool Fits(double goal, double[] values) =>
        values.Length > 0 && values.Max() - values.Min() is var span && goal >= values.Min() - span && goal <= values.Max() + span;

    /// <remarks>
    /// Who waited for the citizen yesterday is not known, so where such dossiers are left out now, both ends are taken with them.
    /// </remarks>
    private double? ChangeOf(KpiDefinition kpi, KpiReading reading, double? yesterday)
    {
        var likeForLike = kpi is CountedKpi counted && counted.Numerator.OfType<StockMeasure>().Any(measure => measure.ExcludesPaused);
        return likeForLike ? _past.GetValueOrDefault(kpi.Id)?[^1] - yesterday : reading.Value - yesterday;
    }

    private Tile Empty(KpiDefinition kpi, Freshness freshness) => new()
    {
        Id = kpi.Id,
        Name = _texts.Kpi(kpi.Id),
        Unit = ApiWords.Of(kpi.Unit),
        Status = "no-data",
        Period = ApiWords.Of(TilePeriods.Of(kpi)),
        AgeSeconds = freshness.AgeSeconds,
        Stale = freshness.Stale,
        Sources = freshness.Sources,
    };

    /// <summary>The 24 hourly values before now, recomputed where that is possible, else as this process showed them.</summary>
    private double?[] HoursOf(KpiDefinition kpi, KpiReading reading, Moment now)
    {
        if (!_seen.TryGetValue(kpi.Id, out var seen))
        {
            _seen[kpi.Id] = seen = new RecentMinutes();
        }

        if (reading.Value is { } value)
        {
            seen.Put(now, value);
        }

        var instants = Past.HoursBefore(now);
        var past = _past.GetValueOrDefault(kpi.Id);
        return [.. instants.Select((instant, index) => past?[index] ?? seen.At(instant))];
    }
}
