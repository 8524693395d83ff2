using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Jobs.Alerts.Watching;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Ioc.Storage.Alerts;
using Ioc.Storage.Series;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>The loop of the alerts as a role over a file and a folder of its own; turned by the test, and started anew like a service.</summary>
internal sealed class WatchRig : IDisposable
{
    public const string Justice = "H49.12";

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services;

    public WatchRig(string rules, string routing)
    {
        Board = new WatchedBoard(Clock);
        Directory.CreateDirectory(_folder.File("rules"));
        Rules(rules);
        Routing(routing);
        _services = Start();
        var book = new AlertRuleBook();
        if (AlertRuleFolder.LoadInto(book, _folder.File("rules")).Problems is [var problem, ..])
        {
            throw new ArgumentException(problem.ToString(), nameof(rules));
        }
    }

    public HandClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public WatchedBoard Board { get; }

    public SourceBook Sources { get; private set; } = new();

    public AlertFile File => _services.GetRequiredService<AlertFile>();

    public AlertStore Store => new(File);

    public AlertDesk Desk => new(File);

    public AlertTargetBook Targets => _services.GetRequiredService<AlertTargetBook>();

    public AlertLoop Loop => _services.GetServices<IHostedService>().OfType<AlertLoop>().Single();

    public Moment Now => Moment.From(Clock.GetUtcNow());

    /// <summary>All messages, the oldest first.</summary>
    public IReadOnlyList<AlertMessage> Messages => [.. new AlertOutbox(File).Last(new(), null, 10_000).Reverse().Select(entry => entry.Message)];

    /// <summary>What every message told: its receiver, and each alert with its change.</summary>
    public IReadOnlyList<string> Told => [.. Messages.SelectMany(message => message.Items.Select(item => $"{message.Receiver}: {item.Fingerprint} {item.Change}"))];

    public IReadOnlyList<AlertTransition> Transitions => Store.TransitionsAfter(0, 100_000);

    public void Rules(string text) => System.IO.File.WriteAllText(_folder.File("rules/rules.yaml"), text);

    public void Routing(string text) => System.IO.File.WriteAllText(_folder.File("routing.yaml"), text);

    public void DeleteRules() => System.IO.File.Delete(_folder.File("rules/rules.yaml"));

    public Task TurnAsync(double secondsLater = 0)
    {
        Clock.Advance(TimeSpan.FromSeconds(secondsLater));
        return Loop.TurnAsync(default);
    }

    /// <summary>Nothing but the files outlives it.</summary>
    public void Restart()
    {
        _services.Dispose();
        Sources = new();
        _services = Start();
    }

    public AlertState State(string rule = "overdue", string agency = Justice) => Store.State(Alert(rule, agency))!;

    public static AlertFingerprint Alert(string rule = "overdue", string agency = Justice) => new(rule, new AlertScope(AlertScopeKind.Agency, agency));

    /// <summary>Speaks to the database past the program.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("alerts.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private ServiceProvider Start() => new ServiceCollection()
        .AddLogging()
        .AddMetrics()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton(LocalTime.Vietnam)
        .AddSingleton<ILiveBoard>(Board)
        .AddSingleton<ISeriesStore>(new MemorySeriesStore(LocalTime.Vietnam, new SeriesRetention()))
        .AddSingleton(new SurroundingsBook(new CatalogueBook(), new IndicatorShelf(), Sources))
        .AddSingleton(new TrustBook())
        .AddSingleton(new FallbackBook())
        .AddSingleton(_ => new AlertFile(_folder.File("alerts.db")))
        .AddAlertWatch(_ => new AlertWatchOptions(_folder.File("rules"), _folder.Path, () => AlertNames.None, () => []))
        .AddSingleton(provider => new AlertFiles(
            provider.GetRequiredService<AlertWatchOptions>(), provider.GetRequiredService<AlertRuleBook>(), provider.GetRequiredService<RoutingBook>(),
            provider.GetRequiredService<FallbackBook>(), provider.GetRequiredService<ILogger<AlertFiles>>()) { LookEvery = TimeSpan.Zero })
        .BuildServiceProvider();
}
