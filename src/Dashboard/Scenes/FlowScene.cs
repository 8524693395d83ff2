using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>What came in and went out by the hour, today and yesterday, and the agencies with most overdue dossiers.</summary>
internal sealed class FlowScene : Scene
{
    public const string SceneId = "flow";
    private const int Ranked = 10;

    private static readonly KpiDefinition Received = KpiCatalogue.Find("received-dossiers")!;
    private static readonly KpiDefinition Overdue = KpiCatalogue.Find("overdue-open")!;

    private readonly Texts _texts;
    private readonly CodeTitles _titles;
    private readonly HourlyFlow _in = new("received", Received);
    private readonly HourlyFlow _out = new("finished", FinishedDossiers.Instance);

    public FlowScene(Texts texts, CodeTitles titles)
        : base(SceneId, texts["scene.flow"])
    {
        _texts = texts;
        _titles = titles;
    }

    public override PastReading Ask(KpiBoard board) => HourlyFlow.Ask(board, _in, _out);

    public override void Recall(KpiBoard board, PastReading past) => HourlyFlow.Recall(board.Zone, past, _in, _out);

    public override IReadOnlyList<Tile> Build(KpiBoard board, Freshness freshness) =>
        [FlowTile(board, freshness), OverdueTile(board, freshness)];

    public override IReadOnlyList<Tile> Blank(Freshness freshness) =>
        [Empty("inflow-outflow", TilePeriod.Today, freshness), Empty("overdue-agencies", TilePeriod.Now, freshness)];

    public override IReadOnlyList<string> KpisOf(string tileId) => tileId == "inflow-outflow" ? [Received.Id] : [Overdue.Id];

    private Tile FlowTile(KpiBoard board, Freshness freshness)
    {
        var today = Period.Day(board.Today);
        var reading = board.Read(Received, Scope.Province, today);
        return Empty("inflow-outflow", TilePeriod.Today, freshness) with
        {
            Value = reading.Value,
            Numerator = reading.Numerator,
            Status = ReadingStatus.Of(reading),
            Series = new EqualList<TileSeries>([.. _in.Lines(board), .. _out.Lines(board)]),
        };
    }

    private Tile OverdueTile(KpiBoard board, Freshness freshness)
    {
        var today = Period.Day(board.Today);
        var total = board.Read(Overdue, Scope.Province, today);
        var worst = board.Breakdown(Overdue, BreakdownBy.Agency, Scope.Province, today)
            .Where(row => row.Value.Value > 0)
            .OrderByDescending(row => row.Value.Value)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Take(Ranked)
            .Select(row => new TileItem(row.Key, _titles.Agency(row.Key), row.Value.Value, row.Value.Numerator, row.Value.Denominator));
        return Empty("overdue-agencies", TilePeriod.Now, freshness) with
        {
            Value = total.Value,
            Numerator = total.Numerator,
            Denominator = total.Denominator,
            Status = ReadingStatus.Of(total),
            Items = new EqualList<TileItem>([.. worst]),
        };
    }

    private Tile Empty(string id, TilePeriod period, Freshness freshness) => new()
    {
        Id = id,
        Name = _texts["tile." + id],
        Unit = ApiWords.Of(KpiUnit.Dossiers),
        Status = "no-data",
        Period = ApiWords.Of(period),
        AgeSeconds = freshness.AgeSeconds,
        Stale = freshness.Stale,
        Sources = freshness.Sources,
    };
}
