using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The map of the communes and the field of services.</summary>
public sealed class PictureTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DashboardSite.Now.DateTime);

    private readonly CatalogueBook _catalogues = new() { Current = SmallProvince.Catalogue };

    [Fact]
    public void Every_commune_of_the_country_has_a_tile_of_its_own()
    {
        Assert.Equal((34, 3321), (CommuneGrid.All.Count, CommuneGrid.All.Sum(grid => grid.Tiles.Count)));
        Assert.Equal(3321, CommuneGrid.All.SelectMany(grid => grid.Tiles).Select(tile => tile.Code).Distinct().Count());
        Assert.All(CommuneGrid.All, grid =>
        {
            Assert.Equal(grid.Tiles.Count, grid.Tiles.Select(tile => (tile.Row, tile.Column)).Distinct().Count());
            Assert.Equal((0, 0), (grid.Tiles.Min(tile => tile.Row), grid.Tiles.Min(tile => tile.Column)));
        });
    }

    [Fact]
    public void A_tile_whose_place_is_taken_moves_to_the_nearest_free_one()
    {
        var grid = new CommuneGrid("99", [new("3", 5, 5), new("1", 5, 5), new("2", 5, 5), new("4", 5, 6)]);
        Assert.Equal([new("1", 1, 1), new("2", 0, 1), new("3", 1, 0), new("4", 1, 2)], grid.Tiles);
    }

    [Theory]
    [InlineData(new[] { 87.9, 98.2 }, false)]
    [InlineData(new[] { 100.0, 100.0 }, false)]
    [InlineData(new[] { 0.0, 1.0, 4_812.0 }, true)]
    [InlineData(new[] { 0.0 }, true)]
    [InlineData(new[] { -3.0, 7.5 }, false)]
    public void A_scale_holds_all_values_in_five_steps(double[] values, bool lowerIsBetter)
    {
        var scale = StepScale.Of(values, 1, whole: false, lowerIsBetter);
        Assert.All(values, value =>
        {
            var (low, high) = scale.IntervalOf(scale.StepOf(value));
            Assert.InRange(value, low, high);
        });
        Assert.Equal(lowerIsBetter, scale.StepOf(values.Max()) <= scale.StepOf(values.Min()) && values.Max() > values.Min() || values.Length == 1 && lowerIsBetter);
    }

    // The values of a rate, and the bounds of the lowest and the highest interval.
    [Theory]
    [InlineData(new[] { 86.1, 98.2 }, 84, 99)]
    [InlineData(new[] { 71.0, 98.2 }, 60, 100)]
    [InlineData(new[] { 100.0, 100.0 }, 95, 100)]
    [InlineData(new[] { 1.2, 4.8 }, 1, 6)]
    [InlineData(new[] { 0.0, 100.0 }, 0, 100)]
    [InlineData(new[] { 98.0, 103.5 }, 98, 108)]
    public void A_scale_of_a_rate_ends_at_a_hundred_unless_a_value_does_not(double[] values, double low, double high)
    {
        var scale = StepScale.Of(values, 1, whole: false, lowerIsBetter: false, most: 100);
        Assert.Equal((low, high), (scale.IntervalOf(0).Low, scale.IntervalOf(StepScale.Steps - 1).High));
        Assert.All(values, value => Assert.InRange(value, scale.IntervalOf(scale.StepOf(value)).Low, scale.IntervalOf(scale.StepOf(value)).High));
    }

    [Fact]
    public void A_commune_has_the_value_of_its_agency_and_of_the_codes_that_stand_for_it()
    {
        TileItem[] rows = [new("H49.101", "", 200.0 / 3, 2, 3), new("H49.102", "", 100, 1, 1), new("H49.901", "", 0, 0, 1), new("H49.12", "", 100, 1, 1)];
        var map = Reader().Of(KpiCatalogue.Find("on-time-rate")!, rows, Today)!;
        var first = map.Cells.Single(cell => cell.Code == SmallProvince.HaTu);
        var second = map.Cells.Single(cell => cell.Code == SmallProvince.CaoXanh);
        Assert.Equal(("H49.101", "Phường Hà Tu", 200.0 / 3, 1), (first.Agency, first.Name, first.Value, first.Rank));
        Assert.Equal((50.0, 2, 0), (second.Value, second.Rank, second.Step));
        Assert.Equal((54, 2), (map.Cells.Count, map.Ranked));
        Assert.Equal(["Phường Cao Xanh", "Phường Hà Tu"], map.WorstFirst(ranksFromLargest: false).Select(cell => cell.Name));
        Assert.All(map.Cells.Where(cell => cell.Agency is null), cell => Assert.Equal((null, null, -1), (cell.Value, cell.Rank, cell.Step)));
    }

    [Fact]
    public void Without_communes_in_the_catalogue_there_is_no_map()
    {
        _catalogues.Current = Catalogue.Empty;
        Assert.Null(Reader().Of(KpiCatalogue.Find("on-time-rate")!, [], Today));
    }

    [Fact]
    public async Task A_service_is_what_all_its_local_codes_received_against_the_yearly_number()
    {
        var board = new HeldBoard(new HandClock(DashboardSite.Now));
        SmallProvince.Fill(board);
        var field = (await board.ReadAsync(new ServiceFieldReader(_catalogues, new TargetBook()).Read, CancellationToken.None))!;
        Assert.Equal((1000.0, null, new DateOnly(2026, 1, 1), 2, 4L), (field.Yearly, field.Plan, field.From, field.Size, field.Total));
        Assert.Equal([("1.000100", 3L, 1), ("1.000200", 1L, 1), ("1.000300", 1L, -1)], field.Cells.Select(cell => (cell.Code, cell.Count, cell.Step)));
        Assert.Equal((2.0, 0), (field.Mean, field.Reach));
        Assert.True(field.Projection > field.Mean);
        _catalogues.Current = Catalogue.Empty;
        Assert.Null(await board.ReadAsync(new ServiceFieldReader(_catalogues, new TargetBook()).Read, CancellationToken.None));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(249, 0.249, 1)]
    [InlineData(250, 0.25, 2)]
    [InlineData(500, 0.5, 3)]
    [InlineData(999, 0.999, 3)]
    [InlineData(1000, 1, 4)]
    public void Steps_of_a_field_begin_at_quarter_half_and_whole(long count, double share, int step) =>
        Assert.Equal(step, ServiceCell.StepOf(count, share));

    [Fact]
    public void Every_cell_is_drawn_once_and_no_two_steps_look_alike()
    {
        Assert.Equal("M11 1h8v8h-8z", PicturePaths.Outlines("01x", 2, '1'));
        Assert.Equal("M1 19v-8h8v8z", PicturePaths.Fills("004", 2, '4'));
        Assert.Equal(6, "01234x".Select(step => PicturePaths.Fills(step.ToString(), 1, step)).Distinct().Count());
        Assert.Equal(5, Enumerable.Range(0, 5).Select(step => PicturePaths.Shape(step, 0, 0)).Distinct().Count());
        Assert.Equal("M20.3 10.3h9.4v9.4h-9.4z", PicturePaths.Tiles([new MapCell(1, 2, 3), new MapCell(0, 0, 4)], 3));
    }

    private CommuneMapReader Reader() => new(_catalogues, new CodeTitles(new CodeNames(), _catalogues, new HandClock(DashboardSite.Now), LocalTime.Vietnam, Texts.Vietnamese), Texts.Vietnamese);
}
