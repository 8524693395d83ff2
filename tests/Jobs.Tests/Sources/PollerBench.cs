using Ioc.Jobs.Polling.Reference;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Journal;
using Ioc.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>A poller, the source it asks over real HTTP, a journal, and a clock moved by hand.</summary>
internal sealed class PollerBench : IAsyncDisposable
{
    public const string Id = "tthc";
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly JobsMetrics _metrics = new();

    private PollerBench(ScriptedSource source)
    {
        Source = source;
        Inbox = new JournalInbox(Journal, Clock);
        Options = new SourceOptions
        {
            Id = Id, Kind = SourceKind.Reference, BaseUrl = source.Address, Key = "secret-key", PollInterval = TimeSpan.FromSeconds(15),
        };
        Poller = MakePoller();
    }

    public ScriptedSource Source { get; }

    public SourceOptions Options { get; }

    public HandClock Clock { get; } = new(Start);

    public MemoryJournal Journal { get; } = new();

    public JournalInbox Inbox { get; }

    public SourceBook Book { get; } = new();

    public ReferencePoller Poller { get; private set; }

    public SourceStatus Status => Book.Read(Moment.From(Clock.GetUtcNow())).Single();

    public string? Cursor => Journal.ReadCursorAsync(Id, default).AsTask().GetAwaiter().GetResult();

    public static async Task<PollerBench> StartAsync(params Answer[] script) => new(await ScriptedSource.StartAsync(script));

    /// <summary>Lets the poll interval pass, then polls.</summary>
    public async Task<bool> PollAsync()
    {
        Clock.Advance(Options.PollInterval);
        return await Poller.PollAsync(CancellationToken.None);
    }

    /// <summary>As after a restart: nothing is known but what the journal holds.</summary>
    public void Restart()
    {
        Poller.Dispose();
        Poller = MakePoller();
    }

    public async ValueTask DisposeAsync()
    {
        Poller.Dispose();
        _metrics.Dispose();
        await Source.DisposeAsync();
    }

    private ReferencePoller MakePoller()
    {
        var codes = new DossierCodes();
        var records = new NationalRecordReader(
            codes, new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]), SourceMapping.Default, LocalTime.Vietnam,
            codes.Sources.IdOf(Id));
        return new ReferencePoller(
            Options, new PageReader(records, LocalTime.Vietnam), Inbox, Journal, Book, _metrics, Clock, NullLogger<ReferencePoller>.Instance);
    }
}
