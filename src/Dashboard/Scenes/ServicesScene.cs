using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Scenes;

/// <summary>The list of 982 services as a picture: one cell for each, filled as far as it is on the way to its yearly number.</summary>
internal sealed class ServicesScene(Texts texts, CatalogueBook catalogues, TargetBook targets) : SlowScene(SceneId, texts["scene.services"])
{
    public const string SceneId = "services";

    private readonly ServiceFieldReader _reader = new(catalogues, targets);

    public override IReadOnlyList<string> KpisOf(string tileId) => ["dossiers-per-service"];

    protected override object? Basis => (catalogues.Current, targets.Current);

    protected override IReadOnlyList<Tile> Empty => [TileOf(null)];

    protected override IReadOnlyList<Tile> Compose(KpiBoard board) => [TileOf(_reader.Read(board))];

    private Tile TileOf(ServiceField? field) => new()
    {
        Id = "services",
        Name = texts["field.title"],
        Unit = ApiWords.Of(KpiUnit.Dossiers),
        Status = field is null ? "no-data" : "ok",
        Period = "year",
        Value = field?.Mean,
        Target = field?.Yearly,
        Field = field is null ? null : PanelOf(field),
    };

    private FieldPanel PanelOf(ServiceField field) => new(
        string.Concat(field.Cells.Select(cell => cell.Step == ServiceCell.Exempt ? "x" : cell.Step.ToString(CultureInfo.InvariantCulture))),
        field.Yearly,
        field.Mean,
        field.Total,
        field.Projection,
        field.Reach,
        field.Size,
        PictureWords.Since(field, texts));
}
