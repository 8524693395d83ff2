using System.Net.WebSockets;
using System.Text.Json;
using Ioc.Dashboard.Scenes;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class HubTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Fact]
    public async Task Snapshot_and_frames_have_the_members_of_the_contract()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var snapshot = await display.InvokeAsync("Subscribe", "overview");
        Assert.Equal("id,title,epoch,seq,at,tiles,alerts,alertCount,sources,rules,ready", JsonShape.Of(snapshot));
        Assert.Equal(8, snapshot.GetProperty("tiles").GetArrayLength());
        Assert.Equal(
            "id,name,value,unit,numerator,denominator,target,status,ageSeconds,change,spark,marks,period,sources,stale,approximate",
            JsonShape.Of(snapshot.Tile("received-dossiers")));
        Assert.Equal(
            "id,kind,state,catchingUp,lastSuccessAt,ageSeconds,lateAfterSeconds,lastDurationSeconds,failuresInARow,lastError", JsonShape.Of(snapshot.GetProperty("sources")[0]));
        site.Board.Put("H49.12", Now);
        var frame = await FrameAsync(display, frame => frame.GetProperty("tiles").GetArrayLength() > 0);
        Assert.Equal("scene,epoch,seq,at,tiles,alerts,alertCount,ageSeconds,ready", JsonShape.Of(frame));
        Assert.Equal("overview", frame.GetProperty("scene").GetString());
        Assert.Equal(snapshot.GetProperty("epoch").GetString(), frame.GetProperty("epoch").GetString());
    }

    [Fact]
    public async Task A_page_of_another_build_is_told_to_reload_within_a_minute_and_one_of_this_build_is_not()
    {
        await using var site = await BuiltSiteAsync();
        var page = await site.Http.GetStringAsync(new Uri("/wall", UriKind.Relative));
        var build = System.Text.RegularExpressions.Regex.Match(page, "data-build=\"(\\w+)\"").Groups[1].Value;
        await using var old = await HubClient.ConnectAsync(site.Address, "/hubs/kpi?build=of-last-week");
        await using var current = await HubClient.ConnectAsync(site.Address, "/hubs/kpi?build=" + build);

        await Eventually.Holds(() => old.Received("reload").Count == 1, "the old page is told");
        Assert.InRange(old.Received("reload")[0].GetInt32(), 0, 60);
        await current.InvokeAsync("Subscribe", "overview");
        Assert.Empty(current.Received("reload"));
    }

    [Fact]
    public async Task An_update_changes_its_tile_and_leaves_the_others_out()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var snapshot = await display.InvokeAsync("Subscribe", "overview");
        var before = snapshot.Tile("received-dossiers").GetProperty("value").GetDouble();
        site.Board.Put("H49.12", Now);
        var frame = await FrameAsync(display, frame => frame.GetProperty("tiles").GetArrayLength() > 0);
        Assert.Equal(before + 1, frame.Tile("received-dossiers").GetProperty("value").GetDouble());
        Assert.DoesNotContain(
            frame.GetProperty("tiles").EnumerateArray(), tile => tile.GetProperty("id").GetString() == "processing-time");
    }

    [Fact]
    public async Task Snapshot_and_the_frames_after_it_add_up_to_the_truth_without_a_gap()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        site.Board.Put("H49.12", Now);
        var snapshot = await display.InvokeAsync("Subscribe", "overview");
        for (var i = 0; i < 5; i++)
        {
            var seen = display.Received("frame").Count;
            site.Board.Put("H49.12", Now);
            await Eventually.Holds(() => display.Received("frame").Count > seen, "the update sends a frame");
        }

        await Eventually.Holds(() => Shown(snapshot, display.Received("frame")) == 9, "the display shows all nine of today");
        var numbers = NumbersAfter(snapshot, display.Received("frame"));
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(step => snapshot.GetProperty("seq").GetInt64() + step), numbers);
        Assert.Equal(site.Services.GetRequiredService<SceneBook>().Snapshot("overview")!.Tiles[0].Value, 9);
    }

    [Fact]
    public async Task A_thousand_quick_updates_become_few_frames()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var snapshot = await display.InvokeAsync("Subscribe", "overview");
        for (var i = 0; i < 1000; i++)
        {
            site.Board.Put("H49.12", Now);
        }

        await Eventually.Holds(() => Shown(snapshot, display.Received("frame")) == 1003, "the display shows them all");
        Assert.InRange(display.Received("frame").Count, 1, 50);
    }

    [Fact]
    public async Task Scenes_are_numbered_apart_and_one_display_may_watch_both()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var overview = await display.InvokeAsync("Subscribe", "overview");
        var flow = await display.InvokeAsync("Subscribe", "flow");
        site.Board.Put("H49.12", Now);
        await FrameAsync(display, frame => frame.GetProperty("scene").GetString() == "flow" && frame.GetProperty("tiles").GetArrayLength() > 0);
        await FrameAsync(display, frame => frame.GetProperty("scene").GetString() == "overview" && frame.GetProperty("tiles").GetArrayLength() > 0);
        foreach (var snapshot in new[] { overview, flow })
        {
            var own = display.Received("frame").Where(frame => frame.GetProperty("scene").GetString() == snapshot.GetProperty("id").GetString());
            var numbers = NumbersAfter(snapshot, own);
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(step => snapshot.GetProperty("seq").GetInt64() + step), numbers);
        }
    }

    [Fact]
    public async Task Without_changes_a_heartbeat_frame_comes()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        await display.InvokeAsync("Subscribe", "overview");
        site.Clock.Advance(TimeSpan.FromSeconds(6));
        var frame = await FrameAsync(display, frame => frame.GetProperty("ageSeconds").GetDouble() > 4);
        Assert.Empty(frame.GetProperty("tiles").EnumerateArray());
        Assert.Equal(10, frame.GetProperty("ageSeconds").GetDouble());
    }

    [Fact]
    public async Task A_source_that_becomes_late_marks_every_tile_stale()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var snapshot = await display.InvokeAsync("Subscribe", "overview");
        Assert.False(snapshot.Tile("overdue-open").GetProperty("stale").GetBoolean());
        site.Clock.Advance(TimeSpan.FromMinutes(4));
        var frame = await FrameAsync(display, frame => frame.TryGetProperty("sources", out _));
        Assert.Equal("late", frame.GetProperty("sources")[0].GetProperty("state").GetString());
        Assert.Equal(8, frame.GetProperty("tiles").GetArrayLength());
        Assert.All(frame.GetProperty("tiles").EnumerateArray(), tile => Assert.True(tile.GetProperty("stale").GetBoolean()));
    }

    [Fact]
    public async Task When_the_board_is_lost_the_values_stay_and_are_marked_not_ready()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        await display.InvokeAsync("Subscribe", "overview");
        site.Board.IsReady = false;
        await FrameAsync(display, frame => !frame.GetProperty("ready").GetBoolean());
        var again = await display.InvokeAsync("Subscribe", "overview");
        Assert.False(again.GetProperty("ready").GetBoolean());
        Assert.Equal(3, again.Tile("received-dossiers").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unknown_scene_is_refused_in_words(string? scene)
    {
        await using var site = await DashboardSite.StartAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => display.InvokeAsync("Subscribe", scene));
        Assert.Contains("Scenes are: overview, flow, targets, services, map, trust.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("file://127.0.0.1")]
    public async Task A_page_of_another_site_may_not_connect(string origin)
    {
        await using var site = await DashboardSite.StartAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(site.Address, origin: origin));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_this_site_may_connect()
    {
        await using var site = await BuiltSiteAsync();
        await using var display = await HubClient.ConnectAsync(site.Address, origin: site.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal("overview", (await display.InvokeAsync("Subscribe", "overview")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Three_hundred_displays_get_every_frame()
    {
        await using var site = await BuiltSiteAsync();
        var displays = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => HubClient.ConnectAsync(site.Address)));
        try
        {
            var snapshots = await Task.WhenAll(displays.Select(display => display.InvokeAsync("Subscribe", "overview")));
            for (var i = 0; i < 3; i++)
            {
                var seen = displays[0].Received("frame").Count;
                site.Board.Put("H49.12", Now);
                await Eventually.Holds(() => displays[0].Received("frame").Count > seen, "the update sends a frame");
            }

            for (var i = 0; i < displays.Length; i++)
            {
                var (display, snapshot) = (displays[i], snapshots[i]);
                await Eventually.Holds(() => Shown(snapshot, display.Received("frame")) == 6, $"display {i} shows all six");
                var numbers = NumbersAfter(snapshot, display.Received("frame"));
                Assert.Equal(Enumerable.Range(1, numbers.Count).Select(step => snapshot.GetProperty("seq").GetInt64() + step), numbers);
            }

            Assert.Equal(300, site.Services.GetRequiredService<DashboardMetrics>().Displays);
        }
        finally
        {
            await Task.WhenAll(displays.Select(display => display.DisposeAsync().AsTask()));
        }

        await Eventually.Holds(() => site.Services.GetRequiredService<DashboardMetrics>().Displays == 0, "the displays are gone");
    }

    /// <summary>A site whose scenes are built: three dossiers of today, one source heard from four seconds ago.</summary>
    internal static async Task<DashboardSite> BuiltSiteAsync(AudienceLimits? audiences = null)
    {
        var site = await DashboardSite.StartAsync(site =>
        {
            KpiApiTests.Fill(site);
            site.Source("tthc", 4);
        }, audiences: audiences);
        var book = site.Services.GetRequiredService<SceneBook>();
        await Eventually.Holds(() => book.States.All(state => state.Current.Snapshot.Ready), "the scenes are built");
        return site;
    }

    internal static async Task<JsonElement> FrameAsync(HubClient display, Func<JsonElement, bool> wanted)
    {
        await Eventually.Holds(() => display.Received("frame").Any(wanted), "the frame arrives");
        return display.Received("frame").First(wanted);
    }

    internal static List<long> NumbersAfter(JsonElement snapshot, IEnumerable<JsonElement> frames) =>
        [.. frames.Select(frame => frame.GetProperty("seq").GetInt64()).Where(number => number > snapshot.GetProperty("seq").GetInt64())];

    /// <summary>What a display that follows the protocol shows as received today.</summary>
    internal static double Shown(JsonElement snapshot, IReadOnlyList<JsonElement> frames)
    {
        var value = snapshot.Tile("received-dossiers").GetProperty("value").GetDouble();
        foreach (var frame in frames.Where(frame => frame.GetProperty("seq").GetInt64() > snapshot.GetProperty("seq").GetInt64()))
        {
            foreach (var tile in frame.GetProperty("tiles").EnumerateArray())
            {
                value = tile.GetProperty("id").GetString() == "received-dossiers" ? tile.GetProperty("value").GetDouble() : value;
            }
        }

        return value;
    }
}
