using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>The whole program from a pushed update to a receiver of webhooks, through a kill, a changed rule and a broken one.</summary>
public sealed class AlertTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "signing-key-of-the-end-to-end-test";
    private const string Alert = "received-many@agency:H49.12";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<Hook> _hooks = new();
    private WebApplication? _receiver;

    [Fact]
    public async Task A_breach_reaches_a_webhook_once_through_a_kill_and_its_end_reaches_the_same()
    {
        WriteRule(threshold: 2);
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), Options());
        await new PushClient(ioc).SendUntilAcknowledgedAsync(Records());
        await Eventually.Holds(() => _hooks.Count == 1, "the webhook is told");
        var told = Assert.Single(_hooks);
        AssertSigned(told);
        Assert.Equal(("fired", Alert, 3.0), told.Alert);
        await Eventually.Holds(async () => (await OpenAsync(ioc)).SequenceEqual([Alert]), "the API shows it");

        await ioc.KillAsync();
        await ioc.StartAgainAsync();
        await TurnedAsync(ioc);
        Assert.Equal([Alert], await OpenAsync(ioc));
        Assert.Single(_hooks);

        // Once the source is heard of again, what is told of it is judged as before.
        await new PushClient(ioc).SendUntilAcknowledgedAsync(Records());
        await BreakTheRuleAsync(ioc);
        WriteRule(threshold: 10);
        await Eventually.Holds(() => _hooks.Count >= 2, "the webhook is told of the end");
        var end = _hooks.Last();
        AssertSigned(end);
        Assert.Equal((2, "resolved", Alert), (_hooks.Count, end.Alert.Change, end.Alert.Id));
        Assert.NotEqual(told.Key, end.Key);
        await Eventually.Holds(async () => (await OpenAsync(ioc)).Count == 0, "the API shows that it is over");
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _hooks.Enqueue(new Hook(
                context.Request.Headers["Idempotency-Key"].ToString(), context.Request.Headers["X-Ioc-Timestamp"].ToString(),
                context.Request.Headers["X-Ioc-Signature"].ToString(), body.ToArray()));
        });
        await _receiver.StartAsync();
    }

    public Task DisposeAsync() => _receiver!.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    /// <summary>Three dossiers of one agency that came today.</summary>
    private static string Records() => string.Join('\n', Enumerable.Range(1, 3).Select(number => PushClient.Record(number, "H49.12", received: "20261120090000")));

    private static void AssertSigned(Hook hook)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{hook.Timestamp}.").Concat(hook.Body).ToArray());
        Assert.Equal("v1=" + Convert.ToHexStringLower(expected), hook.Signature);
        Assert.NotEqual("", hook.Key);
    }

    private static async Task<List<string>> OpenAsync(IocProcess ioc) =>
        [.. JsonDocument.Parse(await ioc.Http.GetStringAsync(new Uri("/api/v1/alerts", UriKind.Relative))).RootElement.GetProperty("items").EnumerateArray()
            .Select(alert => alert.GetProperty("id").GetString()!)];

    /// <summary>Waits until the loop has judged all alerts once more.</summary>
    private static async Task TurnedAsync(IocProcess ioc)
    {
        var before = await TurnsAsync(ioc);
        await Eventually.Holds(async () => await TurnsAsync(ioc) > before, "the alerts are judged");
    }

    private static async Task<double> TurnsAsync(IocProcess ioc) => (await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
        .Where(line => line.StartsWith("ioc_alert_evaluation_seconds_count", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    private async Task BreakTheRuleAsync(IocProcess ioc)
    {
        await File.WriteAllTextAsync(_folder.File("alerts/rules/rules.yaml"), "groups: [ this is no rule");
        await Eventually.Holds(() => ioc.Output.Contains("what was in force stays", StringComparison.Ordinal), "the broken file is told");
        await TurnedAsync(ioc);
        Assert.Equal([Alert], await OpenAsync(ioc));
        Assert.Single(_hooks);
        using var ready = await ioc.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private Dictionary<string, string> Options()
    {
        File.WriteAllText(_folder.File("alerts/routing.yaml"), """
            groupInterval: 1s
            receivers:
              - name: duty
                contacts: [{ channel: hook }]
            routes:
              - receivers: [duty]
            """);
        return new Dictionary<string, string>(PushClient.Options)
        {
            // What must be clear for 15 seconds closes within one.
            ["Ioc:Clock:Speed"] = "20",
            ["Ioc:Alerts:Directory"] = _folder.File("alerts"),
            ["Ioc:Alerts:Channels:0:Name"] = "hook",
            ["Ioc:Alerts:Channels:0:Kind"] = "webhook",
            ["Ioc:Alerts:Channels:0:Url"] = _receiver!.Urls.Single() + "/alerts",
            ["Ioc:Alerts:Channels:0:AllowPrivate:0"] = "127.0.0.1",
            ["Ioc:Alerts:Channels:0:Secret"] = Secret,
        };
    }

    private void WriteRule(int threshold)
    {
        Directory.CreateDirectory(_folder.File("alerts/rules"));
        File.WriteAllText(_folder.File("alerts/rules/rules.yaml"), $$$"""
            groups:
              - name: Dossiers
                rules:
                  - alert: Many received
                    uid: received-many
                    kpi: received-dossiers
                    period: day
                    scope: agency
                    comparison: ">"
                    threshold: {{{threshold}}}
                    keepFiringFor: 15s
                    labels: { severity: warning }
                    annotations: { summary: "{{scope}}: {{value}}", action: "Look at it" }
            """);
    }

    private sealed record Hook(string Key, string Timestamp, string Signature, byte[] Body)
    {
        public (string Change, string Id, double Value) Alert =>
            JsonDocument.Parse(Body).RootElement.GetProperty("alerts").EnumerateArray().Single() is var alert
                ? (alert.GetProperty("change").GetString()!, alert.GetProperty("fingerprint").GetString()!, alert.GetProperty("value").GetDouble()) : default;
    }
}
