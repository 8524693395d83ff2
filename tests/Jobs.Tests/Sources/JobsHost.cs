using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>The role in a host of its own, on real time, with Quartz and its file.</summary>
public sealed class JobsHost : IAsyncDisposable
{
    private readonly IHost _host;

    private JobsHost(IHost host) => _host = host;

    public SeriesInMemory Series => (SeriesInMemory)_host.Services.GetRequiredService<ISeriesStore>();

    public JournalInbox Inbox => (JournalInbox)_host.Services.GetRequiredService<IDossierInbox>();

    public PortalIndexBook PortalIndex => _host.Services.GetRequiredService<PortalIndexBook>();

    public SourceStatus Status(string id) => _host.Services.GetRequiredService<SourceBook>()
        .Read(Moment.From(TimeProvider.System.GetUtcNow())).Single(status => status.Id == id);

    public static async Task<JobsHost> StartAsync(string folder, params SourceOptions[] sources)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(LocalTime.Vietnam).AddSingleton<DossierCodes>()
            .AddSingleton<SourceBook>().AddSingleton<IJournal, MemoryJournal>().AddSingleton<IDossierInbox, JournalInbox>()
            .AddSingleton<ISeriesStore, SeriesInMemory>()
            .AddTransient(_ => new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]))
            .AddJobs(sources, folder);
        var host = new JobsHost(builder.Build());
        foreach (var source in sources)
        {
            host._host.Services.GetRequiredService<SourceBook>().Declare(source.Declare());
        }

        await host._host.StartAsync();
        return host;
    }

    public static SourceOptions Pulled(string id, ScriptedSource source, int milliseconds = 100) => new()
    {
        Id = id, Kind = SourceKind.Reference, BaseUrl = source.Address, PollInterval = TimeSpan.FromMilliseconds(milliseconds),
    };

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
