using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Pages.Wall;
using Ioc.Dashboard.Text;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>The real pages and modules with scenes of the test's choice, for layouts that a living province seldom shows.</summary>
public sealed class ShowRoomHost : IAsyncDisposable
{
    private const string Nonce = "show";
    private readonly WebApplication _app;

    private ShowRoomHost(WebApplication app, ShowRoomScenes scenes)
    {
        _app = app;
        Scenes = scenes;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public ShowRoomScenes Scenes { get; }

    public static async Task<ShowRoomHost> StartAsync(ShowRoomScenes scenes, RoomFacts room, int? port = null, DisplayProfile? profile = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(scenes);
        builder.Services.AddSingleton(new Ioc.Kpi.Series.SpoolBook());
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port ?? IocProcess.FreePort()}");
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{Nonce}'; style-src 'self' 'nonce-{Nonce}'; style-src-attr 'unsafe-inline'; "
                + "img-src 'self'; font-src 'self'; connect-src 'self'";
            return next();
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Assets) });
        app.MapHub<ShowRoomHub>("/hubs/kpi");
        var modules = Directory.GetFiles(Path.Combine(Assets, "js")).Select(file => Path.GetFileName(file)).ToArray();
        var frame = new PageFrame("show", Nonce, modules);
        app.MapGet("/wall", (string? scene) => new RazorComponentResult<WallPage>(new
        {
            Model = new WallModel([.. ShowRoomScenes.Ids.Select(scenes.Read)], scene ?? "overview", room, profile ?? new DisplayProfile(), frame),
            Texts = Texts.Vietnamese,
        }));
        var answer = new KpiAnswer(scenes.At, new(null, null), new(null, null, null), new("day", "", "", "", "", "", null), []);
        app.MapGet("/api/v1/kpis", () => answer);
        app.MapGet("/", () => new RazorComponentResult<BoardPage>(new
        {
            Model = new BoardModel(
                new BoardPlace(null, null, BoardPlace.DefaultPeriod, null, false), answer, null, [new BoardCrumb(room.Province, "/")],
                scenes.Read("overview"), room, frame),
            Texts = Texts.Vietnamese,
        }));
        await app.StartAsync();
        return new ShowRoomHost(app, scenes);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Assets
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Dashboard", "wwwroot");
        }
    }
}
