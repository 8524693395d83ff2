using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ioc.Load.Target;

/// <summary>Takes messages about alerts, and notes when each firing first arrived.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, long> _arrived = new(StringComparer.Ordinal);
    private long _messages;
    private long _omitted;

    private WebhookReceiver(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    /// <value>The timestamp of the first arrival by fingerprint.</value>
    public IReadOnlyDictionary<string, long> Arrived => _arrived;

    /// <value>Alerts that messages counted without naming them.</value>
    public long Omitted => Interlocked.Read(ref _omitted);

    public long Messages => Interlocked.Read(ref _messages);

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var address = new Uri($"http://127.0.0.1:{IocProcess.FreePort()}/alerts");
        builder.WebHost.UseUrls(address.GetLeftPart(UriPartial.Authority));
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build(), address);
        receiver._app.MapPost("/alerts", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _messages);
        using var json = await JsonDocument.ParseAsync(context.Request.Body);
        Interlocked.Add(ref _omitted, json.RootElement.GetProperty("omitted").GetInt64());
        foreach (var alert in json.RootElement.GetProperty("alerts").EnumerateArray().Where(alert => alert.GetProperty("change").GetString() == "fired"))
        {
            _arrived.TryAdd(alert.GetProperty("fingerprint").GetString()!, now);
        }
    }
}
