using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Scenes;

/// <summary>The communes of the province on a map of tiles; its KPIs take turns, one at each turn of the scene.</summary>
internal sealed class MapScene(Texts texts, CodeTitles titles, CatalogueBook catalogues) : SlowScene(SceneId, texts["scene.map"])
{
    public const string SceneId = "map";

    private const string Prefix = "map-";
    private const int Named = 5;

    private static readonly KpiDefinition[] Kpis =
        [.. new[] { "on-time-rate", "overdue-open", "online-submission-rate" }.Select(id => KpiCatalogue.Find(id)!)];

    private readonly CommuneMapReader _reader = new(catalogues, titles, texts);

    public override IReadOnlyList<string> KpisOf(string tileId) => [tileId[Prefix.Length..]];

    protected override object? Basis => catalogues.Current;

    protected override IReadOnlyList<Tile> Empty => [.. Kpis.Select(kpi => TileOf(kpi, null))];

    protected override IReadOnlyList<Tile> Compose(KpiBoard board) => [.. Kpis.Select(kpi => MapOf(kpi, board))];

    private Tile MapOf(KpiDefinition kpi, KpiBoard board)
    {
        var days = TilePeriods.Of(kpi).Days(board.Today);
        var rows = board.Breakdown(kpi, BreakdownBy.Agency, Scope.Province, days)
            .Select(row => new TileItem(row.Key, row.Key, row.Value.Value, row.Value.Numerator, row.Value.Denominator));
        if (_reader.Of(kpi, rows, board.Today) is not { } map)
        {
            return TileOf(kpi, null);
        }

        var whole = board.Read(kpi, Scope.Province, days);
        var largestFirst = kpi.Direction == KpiDirection.Neutral;
        return TileOf(kpi, new MapPanel(
            map.Rows, map.Columns, [.. map.Cells.Select(cell => new MapCell(cell.Row, cell.Column, cell.Step))], Bounds(map), largestFirst)) with
        {
            Value = whole.Value,
            Numerator = whole.Numerator,
            Denominator = whole.Denominator,
            Status = ReadingStatus.Of(whole),
            Items = [.. map.WorstFirst(largestFirst).Take(Named).Select(cell => new TileItem(cell.Agency!, cell.Name, cell.Value, null, null))],
        };
    }

    private static EqualList<double> Bounds(CommuneMap map) =>
        map.Scale is { } scale ? [.. Enumerable.Range(0, StepScale.Steps).Select(scale.IntervalOf).SelectMany(step => new[] { step.Low, step.High })] : [];

    private Tile TileOf(KpiDefinition kpi, MapPanel? map) => new()
    {
        Id = Prefix + kpi.Id,
        Name = texts.Kpi(kpi.Id),
        Unit = ApiWords.Of(kpi.Unit),
        Status = "no-data",
        Period = ApiWords.Of(TilePeriods.Of(kpi)),
        Map = map,
    };
}
