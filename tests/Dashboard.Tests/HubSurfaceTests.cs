using Ioc.Dashboard.Scenes;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The messages of the hub, pinned: displays of an earlier build read them until they are reloaded.</summary>
public sealed class HubSurfaceTests
{
    [Theory]
    [InlineData("overview")]
    [InlineData("flow")]
    [InlineData("targets")]
    [InlineData("services")]
    [InlineData("map")]
    [InlineData("trust")]
    public async Task Snapshots_have_the_pinned_form(string scene)
    {
        await using var site = await SiteAsync(scene);
        await using var display = await HubClient.ConnectAsync(site.Address);

        GoldenFile.Matches($"hub-snapshot-{scene}.txt", JsonForm.Of(await display.InvokeAsync("Subscribe", scene)));
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("flow")]
    [InlineData("targets")]
    [InlineData("services")]
    [InlineData("map")]
    [InlineData("trust")]
    public async Task Frames_have_the_pinned_form(string scene)
    {
        await using var site = await SiteAsync(scene);
        await using var display = await HubClient.ConnectAsync(site.Address);
        await display.InvokeAsync("Subscribe", scene);

        // A source that becomes late is the one thing that every tile and the strip of sources show.
        site.Clock.Advance(TimeSpan.FromMinutes(4));
        var frame = await HubTests.FrameAsync(display, frame => frame.TryGetProperty("sources", out _));

        GoldenFile.Matches($"hub-frame-{scene}.txt", JsonForm.Of(frame));
    }

    /// <summary>A site on which the scene shows something.</summary>
    private static async Task<DashboardSite> SiteAsync(string scene)
    {
        if (scene is "overview" or "flow")
        {
            return await HubTests.BuiltSiteAsync();
        }

        var site = await SmallProvince.StartAsync();
        if (scene is "trust")
        {
            TrustApiTests.PutZeroLength(site, 120);
            for (var i = 0; i < 8; i++)
            {
                site.Source($"source-{i}", secondsAgo: 5);
            }

            await site.LookAsync();
            SmallProvince.Add(site.Board);
        }

        var scenes = site.Services.GetRequiredService<SceneBook>();
        await Eventually.Holds(
            () => scenes.Snapshot(scene)!.Tiles[0] is { Plans.Ready: true } or { Field: not null } or { Map: not null } or { Trust.AsOf: not null }, "the scene is built");
        return site;
    }
}
