using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Hub;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Ioc.Storage.Accounts;
using Ioc.Storage.Alerts;
using Ioc.Storage.Indicators;
using Ioc.Storage.Series;
using Ioc.Storage.Tasks;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The role on a free port of this machine, over a real board, with a clock that stands at 10:30 on a Monday.</summary>
internal sealed class DashboardSite : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(7));

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private DashboardSite(HubLimits? limits, PlanFolderOptions? plans, ISeriesStore? series, Texts? texts, AudienceLimits? audiences)
    {
        Board = new HeldBoard(Clock);
        Accounts = new AccountStore(AccountFile);
        Audit = new AuditLog(AccountFile);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(Sources);
        builder.Services.AddSingleton<ILiveBoard>(Board);
        builder.Services.AddSingleton(series ?? Series);
        builder.Services.AddSingleton(Names);
        builder.Services.AddSingleton(Trust);
        builder.Services.AddSingleton(Accounts);
        builder.Services.AddSingleton(Audit);
        builder.Services.AddSingleton(_ => new AccountWatch(AccountFile));
        builder.Services.AddSingleton(new IndicatorStore(_folder.File("indicators.db"), LocalTime.Vietnam));
        builder.Services.AddSingleton(new TaskEvidenceStore(_folder.File("tasks.db"), LocalTime.Vietnam));
        builder.Services.AddSingleton(Alerts = new AlertFile(_folder.File("alerts.db")));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        if (limits is not null)
        {
            builder.Services.AddSingleton(limits);
        }

        if (plans is not null)
        {
            builder.Services.AddSingleton(plans);
        }

        if (texts is not null)
        {
            builder.Services.AddSingleton(texts);
        }

        if (audiences is not null)
        {
            builder.Services.AddSingleton(audiences);
        }

        builder.Services.AddDashboard();
        _app = builder.Build();
        _app.MapDashboard(assets: false);
    }

    public HandClock Clock { get; } = new(Now);

    public HeldBoard Board { get; }

    public SourceBook Sources { get; } = new();

    public CodeNames Names { get; } = new();

    public TrustBook Trust { get; } = new();

    public MemorySeriesStore Series { get; } = new(LocalTime.Vietnam, new SeriesRetention());

    public AccountStore Accounts { get; }

    public AuditLog Audit { get; }

    public AlertFile Alerts { get; }

    public HttpClient Http { get; } = new();

    private string AccountFile => _folder.File("accounts.db");

    public Uri Address => Http.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public static async Task<DashboardSite> StartAsync(
        Action<DashboardSite>? prepare = null, HubLimits? limits = null, PlanFolderOptions? plans = null, ISeriesStore? series = null, Texts? texts = null,
        AudienceLimits? audiences = null)
    {
        var site = new DashboardSite(limits, plans, series, texts, audiences);
        prepare?.Invoke(site);
        await site._app.StartAsync();
        site.Http.BaseAddress = new Uri(site._app.Urls.First());
        return site;
    }

    public async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var reply = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(expected == reply.StatusCode, $"{path}: {(int)reply.StatusCode} {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>A source that was heard from this many seconds ago.</summary>
    public void Source(string id, int secondsAgo, bool enabled = true, int expectEverySeconds = 60)
    {
        Sources.Declare(new SourceDeclaration(id, SourceKind.Push, enabled, TimeSpan.FromSeconds(expectEverySeconds)));
        Sources.Succeeded(id, Moment.From(Now.AddSeconds(-secondsAgo)), TimeSpan.FromMilliseconds(20), SourceTally.Nothing);
    }

    /// <summary>Looks at the records as they are and puts the report into the book.</summary>
    public async Task LookAsync() => Trust.Current = await Board.ReadAsync(
        board =>
        {
            var scan = board.BeginTrustScan(Catalogue.Empty);
            while (scan.Continue())
            {
            }

            return scan.Report(Sources.Read(board.Now));
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Http.Dispose();
        _folder.Dispose();
    }
}
