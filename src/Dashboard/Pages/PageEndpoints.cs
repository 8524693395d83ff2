using Ioc.Dashboard.Access;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages.Alerts;
using Ioc.Dashboard.Pages.Auditing;
using Ioc.Dashboard.Pages.Indicators;
using Ioc.Dashboard.Pages.SigningIn;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Pages.Tasks;
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
        services.AddSingleton<Notices>();
        services.AddSingleton<BoardTables>();
        services.AddSingleton<BoardPages>();
        services.AddSingleton<CommuneMapReader>();
        services.AddSingleton<ServiceFieldReader>();
        services.AddSingleton<TabletPages>();
        services.AddSingleton<TrustPages>();
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(string.Empty).ExcludeFromDescription();
        var reading = pages.MapGroup(string.Empty).RequireAuthorization(Policies.Viewer);
        reading.MapGet("/wall", Wall);
        reading.MapGet("/", Board);
        reading.MapGet("/agencies", Board);
        reading.MapTabletPages();
        pages.MapSignIn();
        pages.MapIndicatorPages();
        pages.MapTaskPages();
        pages.MapAuditPage();
        pages.MapAlertPages();
    }

    private static async Task<RazorComponentResult<BoardPage>> Board(
        HttpContext context, BoardPages pages, PageFrames frames, Texts texts, CancellationToken cancellationToken)
    {
        var model = await pages.ReadAsync(BoardPlace.Of(context.Request.Query), frames.For(context), cancellationToken);
        return new RazorComponentResult<BoardPage>(new { Model = model, Texts = texts });
    }

    private static RazorComponentResult<WallPage> Wall(
        HttpContext context, SceneBook scenes, RoomFacts room, DisplayProfile profile, PageFrames frames, Texts texts, string? scene = null)
    {
        var model = new WallModel(
            [.. scenes.SceneIds.Select(id => scenes.Snapshot(id)!)], scene ?? OverviewScene.SceneId, room, profile, frames.For(context));
        return new RazorComponentResult<WallPage>(new { Model = model, Texts = texts });
    }
}
