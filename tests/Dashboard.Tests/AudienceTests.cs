using System.Text.Json;
using Ioc.Dashboard.Scenes;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>More displays than one audience takes.</summary>
public sealed class AudienceTests
{
    [Fact]
    public async Task Every_audience_adds_up_to_the_same_truth_by_its_own_numbers()
    {
        await using var site = await HubTests.BuiltSiteAsync(new AudienceLimits { Displays = 2, Audiences = 3 });
        var displays = new List<HubClient>();
        var snapshots = new List<JsonElement>();
        for (var i = 0; i < 7; i++)
        {
            displays.Add(await HubClient.ConnectAsync(site.Address));
            snapshots.Add(await displays[i].InvokeAsync("Subscribe", "overview"));
            site.Board.Put("H49.12", DashboardSite.Now);
        }

        // Two, two, and then all others; a display that comes later gets what its audience has by then.
        Assert.Equal([0, 0, 1, 1, 2, 2, 0], AudienceOf(snapshots));
        for (var i = 0; i < displays.Count; i++)
        {
            var (display, snapshot) = (displays[i], snapshots[i]);
            await Eventually.Holds(() => HubTests.Shown(snapshot, display.Received("frame")) == 10, $"display {i} shows all ten of today");
            Assert.All(display.Received("frame"), frame => Assert.Equal(snapshot.GetProperty("epoch").GetString(), frame.GetProperty("epoch").GetString()));
            var numbers = HubTests.NumbersAfter(snapshot, display.Received("frame"));
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(step => snapshot.GetProperty("seq").GetInt64() + step), numbers);
        }

        foreach (var display in displays)
        {
            await display.DisposeAsync();
        }

        await Eventually.Holds(() => site.Services.GetRequiredService<Audiences>().All is [{ IsFirst: true, Displays: 0 }], "empty audiences end");
    }

    [Fact]
    public async Task A_scene_that_a_later_audience_asks_for_first_is_not_older_than_the_others()
    {
        await using var site = await HubTests.BuiltSiteAsync(new AudienceLimits { Displays = 1 });
        await using var first = await HubClient.ConnectAsync(site.Address);
        await using var second = await HubClient.ConnectAsync(site.Address);
        await second.InvokeAsync("Subscribe", "overview");
        site.Board.Put("H49.12", DashboardSite.Now);
        await HubTests.FrameAsync(second, frame => frame.GetProperty("tiles").GetArrayLength() > 0);
        var flow = await second.InvokeAsync("Subscribe", "flow");
        Assert.True(flow.GetProperty("ready").GetBoolean());

        site.Board.Put("H49.12", DashboardSite.Now);
        var frame = await HubTests.FrameAsync(
            second, frame => frame.GetProperty("scene").GetString() == "flow" && frame.GetProperty("tiles").GetArrayLength() > 0);
        Assert.Equal(flow.GetProperty("epoch").GetString(), frame.GetProperty("epoch").GetString());
        Assert.Empty(first.Received("frame"));
    }

    [Fact]
    public async Task Who_comes_takes_the_first_place_that_is_free()
    {
        await using var site = await HubTests.BuiltSiteAsync();
        var audiences = new Audiences(site.Services.GetRequiredService<SceneBook>(), new AudienceLimits { Displays = 2, Audiences = 2 });
        Audience[] joined = [.. Enumerable.Range(0, 7).Select(_ => audiences.Join())];
        Assert.Equal([0, 0, 1, 1, 0, 1, 0], joined.Select(audience => audience.Number));

        Array.ForEach([joined[2], joined[3], joined[5]], audiences.Leave);
        Assert.Single(audiences.All);
        Assert.Equal("overview", audiences.All[0].GroupOf("overview"));
        var next = audiences.Join();
        Assert.Equal((1, "overview/1"), (next.Number, next.GroupOf("overview")));
        Assert.NotSame(joined[2], next);
        Assert.NotEqual(joined[2].StateOf("overview").Current.Snapshot.Epoch, next.StateOf("overview").Current.Snapshot.Epoch);
    }

    /// <summary>The audiences in the order in which displays came into them.</summary>
    private static List<int> AudienceOf(List<JsonElement> snapshots)
    {
        var epochs = snapshots.ConvertAll(snapshot => snapshot.GetProperty("epoch").GetString());
        var known = epochs.Distinct().ToList();
        return epochs.ConvertAll(epoch => known.IndexOf(epoch));
    }
}
