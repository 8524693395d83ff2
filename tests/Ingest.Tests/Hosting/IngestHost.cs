using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Storage.Sources;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>The doors and the board of a folder, behind a real Kestrel on a free port. Started again on the same folder it goes on.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    public const string Key = "key-of-tthc";
    public const string OtherKey = "key-of-other";
    public const string DisabledKey = "key-of-disabled";

    private readonly WebApplication _app;

    private IngestHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public ILiveBoard Board => Services.GetRequiredService<ILiveBoard>();

    public IDossierInbox Inbox => Services.GetRequiredService<IDossierInbox>();

    public IngestHealth Health => Services.GetRequiredService<IngestHealth>();

    public static async Task<IngestHost> StartAsync(
        TemporaryFolder folder, Func<IJournal, IJournal>? wrap = null, ICheckpointStore? checkpoints = null, bool awaitReady = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        IJournal journal = new SqliteJournal(folder.File("journal.db"));
        builder.Services.AddSingleton(wrap?.Invoke(journal) ?? journal);
        builder.Services.AddSingleton(checkpoints ?? new SqliteCheckpointStore(folder.File("state.db")));
        builder.Services.AddSingleton(new SourceStatusStore(folder.File("state.db")));
        builder.Services.AddSingleton<ISeriesStore>(new MemorySeriesStore(Ioc.Kpi.Time.LocalTime.Vietnam, new SeriesRetention()));
        builder.Services.AddBoard(new BoardOptions());
        builder.Services.AddIngest(new IngestOptions
        {
            DossierKeyFile = folder.File("dossier.key"),
            Sources = [Source("tthc", Key), Source("other", OtherKey), Source("disabled", DisabledKey, enabled: false)],
        });
        var app = builder.Build();
        app.MapIngest();
        await app.StartAsync();
        var host = new IngestHost(app);
        if (awaitReady)
        {
            await Eventually.Holds(() => host.Board.IsReady, "the board is ready");
        }

        return host;
    }

    public Task<HttpResponseMessage> PushAsync(string body, string type = "application/json") =>
        Client.PostAsync("/api/v1/dossier-updates", Content(Encoding.UTF8.GetBytes(body), type));

    /// <summary>Pushes what must be taken.</summary>
    public async Task<JsonNode> TakenAsync(string body, string type = "application/json")
    {
        using var response = await PushAsync(body, type);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<HttpResponseMessage> ImportAsync(string csv, string source = "tthc") =>
        Client.PostAsync($"/api/v1/imports?source={source}", Content(Encoding.UTF8.GetBytes(csv), "text/csv"));

    public async Task<int> DossiersAsync() => await Board.ReadAsync(board => board.DossierCount, CancellationToken.None);

    public async Task<string> PictureAsync() => await Board.ReadAsync(BoardPicture.Of, CancellationToken.None);

    public SourceStatus Source(string id) =>
        Services.GetRequiredService<SourceBook>().Read(Ioc.Kpi.Time.Moment.From(TimeProvider.System.GetUtcNow())).Single(source => source.Id == id);

    public static ByteArrayContent Content(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    /// <summary>Stops as the service stops: drains and writes a checkpoint.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static SourceOptions Source(string id, string key, bool enabled = true) => new()
    {
        Id = id,
        Enabled = enabled,
        KeySha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
    };
}
