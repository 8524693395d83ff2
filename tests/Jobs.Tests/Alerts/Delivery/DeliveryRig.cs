using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ioc.Jobs.Tests.Alerts.Delivery;

/// <summary>The delivery as a role, over a file of its own.</summary>
internal sealed class DeliveryRig : IAsyncDisposable
{
    public const string Secret = "signing-key-of-the-tests";

    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    public DeliveryRig(AlertOptions options, TimeProvider? clock = null, TemporaryFolder? folder = null, Func<IServiceProvider, bool>? isAlive = null, string? path = null)
    {
        _folder = folder ?? new TemporaryFolder();
        File = new AlertFile(path ?? _folder.File("alerts.db"));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(LocalTime.Vietnam)
            .AddSingleton(File)
            .AddAlertDelivery(options, TimeSpan.FromDays(400), isAlive)
            .BuildServiceProvider();
    }

    public AlertFile File { get; }

    public AlertOutbox Outbox => new(File);

    public AlertTrial Trial => _services.GetRequiredService<AlertTrial>();

    public FallbackBook Fallbacks => _services.GetRequiredService<FallbackBook>();

    public ChannelHealthBook Health => _services.GetRequiredService<ChannelHealthBook>();

    /// <summary>A webhook to the receiver. A lease of its messages outlasts the steps by which tests move the clock.</summary>
    public static ChannelOptions Webhook(Receiver receiver, string name = "hook") => new()
    {
        Name = name,
        Kind = ChannelKind.Webhook,
        Url = new Uri(receiver.Url, "/alerts"),
        AllowPrivate = [receiver.Url.IdnHost],
        Secret = Secret,
        Timeout = TimeSpan.FromMinutes(4),
    };

    public void Put(params AlertMessage[] messages) => new AlertStore(File).Commit(new AlertCommit { Messages = messages });

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }
    }

    public OutboxEntry Entry(string key) => Outbox.Last(new(), null, 1000).Single(entry => entry.Message.Key == key);

    public IReadOnlyList<DeliveryReceipt> Receipts(string key) => [.. Outbox.ReceiptsOf(Entry(key).Id, 1000).Reverse()];

    public Task EndsAsync(string key) => Eventually.Holds(() => Entry(key).Done is not null, $"{key} is delivered or given up");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
