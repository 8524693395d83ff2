using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Pages.Wall;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Dashboard.Pages;

/// <summary>The pages: static HTML with the numbers of the moment. Takes `RoomFacts` and `DisplayProfile` from the host where registered.</summary>
internal static class PageEndpoints
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // Letters stay letters: the default encoder writes six bytes for each Vietnamese one.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(
            encoder => encoder.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.TryAddSingleton<DisplayProfile>();
        services.TryAddSingleton(new RoomFacts(Texts.Vietnamese["wall.no-province"], Simulated: false, ClockIsReal: true, "appsettings.json"));
        services.AddSingleton<PageFrames>();
        services.AddSingleton<BoardTables>();
        services.AddSingleton<BoardPages>();
        services.AddSingleton<CommuneMapReader>();
        services.AddSingleton<ServiceFieldReader>();
        services.AddSingleton<TabletPages>();
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/wall", Wall).ExcludeFromDescription();
        routes.MapGet("/", Board).ExcludeFromDescription();
        routes.MapGet("/agencies", Board).ExcludeFromDescription();
        routes.MapTabletPages();
    }

    private static async Task<RazorComponentResult<BoardPage>> Board(
        HttpContext context, BoardPages pages, PageFrames frames, PageNonce nonce, Texts texts, CancellationToken cancellationToken)
    {
        var model = await pages.ReadAsync(BoardPlace.Of(context.Request.Query), frames.For(nonce), cancellationToken);
        return new RazorComponentResult<BoardPage>(new { Model = model, Texts = texts });
    }

    private static RazorComponentResult<WallPage> Wall(
        SceneBook scenes, RoomFacts room, DisplayProfile profile, PageFrames frames, PageNonce nonce, Texts texts, string? scene = null)
    {
        var model = new WallModel(
            [.. scenes.SceneIds.Select(id => scenes.Snapshot(id)!)], scene ?? OverviewScene.SceneId, room, profile, frames.For(nonce));
        return new RazorComponentResult<WallPage>(new { Model = model, Texts = texts });
    }
}
