using System.Net;
using System.Text.Json;
using Ioc.Simulator.Faults;
using Ioc.Simulator.Feed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.Simulator.Tests;

/// <summary>A simulator on a port of its own, asked over HTTP.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, SimulatorAccess access, FaultPlan faults)
    {
        _app = app;
        Access = access;
        Faults = faults;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", access.Key);
    }

    public SimulatorAccess Access { get; }

    public FaultPlan Faults { get; }

    public HttpClient Client { get; }

    internal SimulatedSystems Systems => _app.Services.GetRequiredService<SimulatedSystems>();

    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(clock);
        var faults = new FaultPlan();
        builder.Services.AddSingleton(faults);
        more?.Invoke(builder.Services);
        var access = builder.Services.AddSimulator(options);
        var app = builder.Build();
        app.MapSimulator();
        await app.StartAsync();
        return new SimulatorHost(app, access, faults);
    }

    /// <summary>Follows the cursors of one listing to its end.</summary>
    public async Task<List<JsonElement>> ListAsync(string system, DateTimeOffset? changedSince = null, int limit = 1_000)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(system, changedSince, cursor, limit);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return items;
    }

    public async Task<JsonElement> PageAsync(string system, DateTimeOffset? changedSince = null, string? cursor = null, int limit = 1_000)
    {
        var since = changedSince is { } instant ? $"&changedSince={Uri.EscapeDataString(instant.ToString("O"))}" : "";
        var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        var bytes = await Client.GetByteArrayAsync($"{SimulatorAccess.PathOf(system)}/dossiers?limit={limit}{since}{next}");
        return JsonDocument.Parse(bytes).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
