using Ioc.Dashboard.Api;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SceneTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;
    private static readonly Freshness Fresh = Freshness.Of([]);

    private readonly HandClock _clock = new(Now);
    private readonly HeldBoard _board;
    private readonly CodeNames _names = new();
    private readonly TargetBook _targets = new();

    public SceneTests() => _board = new HeldBoard(_clock);

    [Fact]
    public async Task A_count_of_today_is_compared_with_the_same_time_yesterday()
    {
        _board.Put("H49.12", At(-1, 9));
        _board.Put("H49.12", At(-1, 10));
        _board.Put("H49.12", At(-1, 15));
        _board.Put("H49.12", At(0, 8));
        _board.Put("H49.12", At(0, 9));
        _board.Put("H49.12", At(0, 10));
        var tile = (await OverviewAsync())["received-dossiers"];
        Assert.Equal((3.0, 1.0, "today"), (tile.Value, tile.Change, tile.Period));
        Assert.Equal(25, tile.Spark.Count);
        Assert.Equal(2, tile.Spark[0]);
        Assert.Equal(3, tile.Spark[5]);
        Assert.Equal(0, tile.Spark[14]);
        Assert.Equal(1, tile.Spark[22]);
        Assert.Equal(3, tile.Spark[24]);
    }

    [Fact]
    public async Task A_rate_covers_the_month_and_its_change_is_in_percentage_points()
    {
        _board.Put("H49.12", At(-9, 9), due: At(-5, 17), finished: At(-6, 9));
        _board.Put("H49.12", At(-9, 9), due: At(-7, 17), finished: At(-1, 9));
        _board.Put("H49.12", At(-9, 9), due: At(3, 17), finished: At(-1, 16));
        _board.Put("H49.12", At(-9, 9), due: At(3, 17), finished: At(0, 9));
        var tile = (await OverviewAsync())["on-time-rate"];
        Assert.Equal((75.0, 3, 4, "month"), (tile.Value, tile.Numerator, tile.Denominator, tile.Period));
        Assert.Equal(25.0, tile.Change);
        Assert.Equal(50.0, tile.Spark[0]);
        Assert.Equal(200.0 / 3, tile.Spark[6]);
    }

    [Fact]
    public async Task A_stock_is_compared_with_what_it_was_yesterday()
    {
        _board.Put("H49.12", At(-9, 9), due: At(-2, 17));
        _board.Put("H49.12", At(-9, 9), due: At(-1, 17));
        _board.Put("H49.12", At(-9, 9), due: At(-3, 17), finished: At(0, 9));
        _board.Put("H49.12", At(-9, 9), due: At(-1, 17));
        var tile = (await OverviewAsync())["overdue-open"];
        Assert.Equal((3.0, 1.0, "now"), (tile.Value, tile.Change, tile.Period));
    }

    [Fact]
    public async Task On_the_first_of_a_month_rates_are_not_compared()
    {
        _clock.Advance(TimeSpan.FromDays(8));
        _board.Put("H49.12", Now.AddDays(7));
        _board.Put("H49.12", Now.AddDays(8).AddHours(-1));
        var tiles = await OverviewAsync();
        Assert.Null(tiles["online-submission-rate"].Change);
        Assert.Equal(0, tiles["received-dossiers"].Change);
    }

    [Fact]
    public async Task A_median_is_compared_only_with_what_was_seen()
    {
        _board.Put("H49.12", At(-9, 9), finished: At(-8, 9));
        var scene = new OverviewScene(Texts.Vietnamese, _targets);
        var first = (await BuildAsync(scene))["processing-time"];
        Assert.Equal((24.0, null), (first.Value, first.Change));
        _clock.Advance(TimeSpan.FromDays(1));
        _board.Put("H49.12", At(-9, 9), finished: At(-7, 9));
        var next = (await BuildAsync(scene))["processing-time"];
        Assert.Equal((36.0, 12.0), (next.Value, next.Change));
    }

    [Fact]
    public async Task Inflow_and_outflow_are_counted_by_the_hour_for_both_days()
    {
        _board.Put("H49.12", At(-1, 0));
        _board.Put("H49.12", At(-1, 23).AddMinutes(59), finished: At(0, 8).AddMinutes(30));
        _board.Put("H49.12", At(0, 9), finished: At(0, 10));
        _board.Put("H49.12", At(0, 9).AddMinutes(59));
        _board.Put("H49.12", At(0, 10).AddMinutes(10));
        var tile = (await FlowAsync())["inflow-outflow"];
        var lines = tile.Series!.ToDictionary(line => line.Name, line => line.Points);
        Assert.Equal(["received", "received-yesterday", "finished", "finished-yesterday"], lines.Keys);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1], lines["received"].Select(point => point.Value!.Value));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1], lines["finished"].Select(point => point.Value!.Value));
        Assert.Equal(24, lines["received-yesterday"].Count);
        Assert.Equal((1.0, 1.0, 2.0), (lines["received-yesterday"][0].Value, lines["received-yesterday"][23].Value, lines["received-yesterday"].Sum(point => point.Value)));
        Assert.Equal(At(0, 9), lines["received"][9].At);
        Assert.Equal(At(0, 0), lines["received-yesterday"][0].At);
        Assert.Equal(3, tile.Value);
    }

    [Fact]
    public async Task An_update_after_the_recall_raises_the_running_hour()
    {
        var scene = new FlowScene(Texts.Vietnamese, new CodeTitles(_names, new CatalogueBook(), _clock, LocalTime.Vietnam, Texts.Vietnamese));
        await BuildAsync(scene);
        _board.Put("H49.12", At(0, 10).AddMinutes(20));
        var tiles = await _board.ReadAsync(board => scene.Build(board, Fresh), CancellationToken.None);
        var received = tiles.Single(tile => tile.Id == "inflow-outflow").Series!.Single(line => line.Name == "received");
        Assert.Equal(1, received.Points[10].Value);
    }

    [Fact]
    public async Task Agencies_with_most_overdue_dossiers_come_first_at_most_ten_of_them()
    {
        for (var agency = 1; agency <= 12; agency++)
        {
            for (var dossier = 0; dossier < agency; dossier++)
            {
                _board.Put($"H49.{agency:00}", At(-9, 9), due: At(-1, 17));
            }
        }

        _board.Put("H49.99", At(-9, 9), due: At(5, 17));
        _names.SetAgency("H49.12", "Sở Giả định", AgencyKind.Department);
        var tile = (await FlowAsync())["overdue-agencies"];
        Assert.Equal(78, tile.Value);
        Assert.Equal(10, tile.Items!.Count);
        Assert.Equal(("H49.12", "Sở Giả định", 12.0), (tile.Items[0].Key, tile.Items[0].Name, tile.Items[0].Value));
        Assert.Equal("H49.03", tile.Items[9].Key);
    }

    [Fact]
    public async Task Scenes_hold_their_tiles_in_a_fixed_order_also_without_a_board()
    {
        var scene = new OverviewScene(Texts.Vietnamese, _targets);
        string[] expected =
        [
            "received-dossiers", "online-submission-rate", "on-time-rate", "overdue-open",
            "due-soon", "processing-time", "electronic-result-rate", "data-reuse-rate",
        ];
        Assert.Equal(expected, scene.Blank(Fresh).Select(tile => tile.Id));
        Assert.Equal(expected, (await OverviewAsync()).Keys);
        Assert.All(scene.Blank(Fresh), tile => Assert.Equal((null, "no-data"), (tile.Value, tile.Status)));
    }

    [Fact]
    public void Tiles_with_the_same_content_are_equal()
    {
        var scene = new OverviewScene(Texts.Vietnamese, _targets);
        Assert.Equal(scene.Blank(Fresh), scene.Blank(Fresh));
        Assert.NotEqual(scene.Blank(Fresh)[0], scene.Blank(Fresh)[0] with { Spark = [1.0, null] });
    }

    private static DateTimeOffset At(int days, int hour) => new DateTimeOffset(2026, 11, 23, hour, 0, 0, TimeSpan.FromHours(7)).AddDays(days);

    private Task<Dictionary<string, Tile>> OverviewAsync() => BuildAsync(new OverviewScene(Texts.Vietnamese, _targets));

    private Task<Dictionary<string, Tile>> FlowAsync() => BuildAsync(new FlowScene(Texts.Vietnamese, new CodeTitles(_names, new CatalogueBook(), _clock, LocalTime.Vietnam, Texts.Vietnamese)));

    private async Task<Dictionary<string, Tile>> BuildAsync(Scene scene) => await _board.ReadAsync(
        board =>
        {
            var past = scene.Ask(board)!;
            while (past.Continue())
            {
            }

            scene.Recall(board, past);
            return scene.Build(board, Fresh).ToDictionary(tile => tile.Id);
        },
        CancellationToken.None);
}
