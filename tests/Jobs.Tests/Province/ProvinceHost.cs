using System.Net;
using Ioc.Ingest;
using Ioc.Ingest.Board;
using Ioc.Ingest.Imports;
using Ioc.Jobs.Polling;
using Ioc.Jobs.Polling.Reference;
using Ioc.Kpi.Board;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Simulator;
using Ioc.Simulator.Faults;
using Ioc.Simulator.Feed;
using Ioc.Simulator.Truth;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Storage.Sources;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Tests.Province;

/// <summary>The simulated province on real HTTP, the pollers, the inbox and the board; only the clock is moved by hand.</summary>
internal sealed class ProvinceHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private ProvinceHost(WebApplication app, TemporaryFolder folder) => (_app, _folder) = (app, folder);

    public HandClock Clock => (HandClock)_app.Services.GetRequiredService<TimeProvider>();

    public FaultPlan Faults => _app.Services.GetRequiredService<FaultPlan>();

    public TruthCounts Truth => _app.Services.GetRequiredService<SimulatedSystems>().TruthAt(Clock.GetUtcNow());

    public ILiveBoard Board => _app.Services.GetRequiredService<ILiveBoard>();

    public IJournal Journal => _app.Services.GetRequiredService<IJournal>();

    public CsvImporter Importer => _app.Services.GetRequiredService<CsvImporter>();

    /// <param name="options">The province.</param>
    /// <param name="start">Null: a Monday morning.</param>
    public static async Task<ProvinceHost> StartAsync(SimulatorOptions options, DateTimeOffset? start = null)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var clock = new HandClock(start ?? new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<FaultPlan>();
        var access = builder.Services.AddSimulator(options);
        var sources = access.DossierSystems.Select(system => new SourceOptions { Id = system, Kind = SourceKind.Reference, Key = access.Key }).ToList();
        builder.Services
            .AddSingleton<IJournal, MemoryJournal>().AddSingleton<ICheckpointStore, MemoryCheckpointStore>()
            .AddSingleton(new SourceStatusStore(folder.File("state.db")))
            .AddSingleton<ISeriesStore>(new MemorySeriesStore(LocalTime.Vietnam, new SeriesRetention()))
            .AddBoard(new BoardOptions())
            .AddIngest(new IngestOptions { Sources = sources, DossierKeyFile = folder.File("dossier.key") })
            .AddPollers(new PulledSources(sources));
        var app = builder.Build();
        var host = new ProvinceHost(app, folder);
        app.MapSimulator();
        await app.StartAsync();
        foreach (var source in sources)
        {
            source.BaseUrl = new Uri(app.Urls.First() + SimulatorAccess.PathOf(source.Id));
            source.Timeout = TimeSpan.FromSeconds(60);
        }

        await Eventually.Holds(() => host.Board.IsReady, "the board is ready");
        return host;
    }

    /// <summary>Lets time pass and polls every system once.</summary>
    public async Task PollAsync(TimeSpan pass)
    {
        Clock.Advance(pass);
        foreach (var source in _app.Services.GetRequiredService<PulledSources>().All)
        {
            var poller = _app.Services.GetRequiredService<ReferencePollers>().Find(source.Id)!;
            while (await poller.PollAsync(CancellationToken.None))
            {
            }
        }
    }

    public void SetTimeout(TimeSpan timeout)
    {
        foreach (var source in _app.Services.GetRequiredService<PulledSources>().All)
        {
            source.Timeout = timeout;
        }
    }

    public SourceStatus Status(string system) => _app.Services.GetRequiredService<SourceBook>()
        .Read(Moment.From(Clock.GetUtcNow())).Single(status => status.Id == system);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
