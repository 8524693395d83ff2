using System.Collections.Concurrent;
using System.Text.Json;
using Ioc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>The watcher watched: what goes wrong in Ioc itself is an alert like any other, with the rules that ship.</summary>
public sealed class AlertWatcherTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<(string Path, string Kind, string Alert, string Change)> _told = new();
    private WebApplication? _receiver;
    private volatile bool _isDown = true;

    [Fact]
    public async Task A_channel_that_fails_is_told_by_another_one_and_what_it_did_not_deliver_goes_by_the_second_way()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), Options());
        await new PushClient(ioc).SendUntilAcknowledgedAsync(Record(1));
        await Eventually.Holds(() => Told("/good", "fallback", "received@province", "fired"), "the breach goes by the second way");
        await Eventually.Holds(() => Told("/good", "change", "service-channel@service:channel/broken", "fired"), "the failing channel is told by the other one");
        Assert.DoesNotContain(_told, told => told.Path == "/broken" && told.Alert.StartsWith("service-channel", StringComparison.Ordinal));

        _isDown = false;
        await Eventually.Holds(() => Told("/good", "change", "service-channel@service:channel/broken", "resolved"), "its recovery is told");
        Assert.True(Told("/broken", "change", "received@province", "fired"));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_told_and_so_is_its_end()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), Options());
        await new PushClient(ioc).SendUntilAcknowledgedAsync(Record(1));
        Rename("journal", "gone");
        Rename("journal_mark", "mark_gone");
        var sent = new PushClient(ioc).SendUntilAcknowledgedAsync(Record(2));
        await Eventually.Holds(() => Told("/good", "change", "service-journal@service:journal", "fired"), "the journal is told of");

        Rename("gone", "journal");
        Rename("mark_gone", "journal_mark");
        await sent;
        await Eventually.Holds(() => Told("/good", "change", "service-journal@service:journal", "resolved"), "and its end");
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            if (_isDown && context.Request.Path == "/broken")
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            foreach (var alert in body.RootElement.GetProperty("alerts").EnumerateArray())
            {
                _told.Enqueue((
                    context.Request.Path.Value!, body.RootElement.GetProperty("kind").GetString()!, alert.GetProperty("fingerprint").GetString()!,
                    alert.GetProperty("change").GetString()!));
            }
        });
        await _receiver.StartAsync();
    }

    public Task DisposeAsync() => _receiver!.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    private void Rename(string table, string name)
    {
        using var file = new SqliteConnection($"Data Source={_folder.File("data/journal.db")};Pooling=False");
        file.Open();
        using var rename = file.CreateCommand();
        rename.CommandText = $"ALTER TABLE {table} RENAME TO {name}";
        rename.ExecuteNonQuery();
    }

    private static string Record(int number) => PushClient.Record(number, "H49.12", received: "20261120090000");

    private bool Told(string path, string kind, string alert, string change) =>
        _told.Any(told => told.Path == path && told.Alert == alert && told.Change == change && told.Kind == kind);

    private Dictionary<string, string> Options()
    {
        var shipped = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(shipped!.FullName, "Ioc.sln")))
        {
            shipped = shipped.Parent;
        }

        Directory.CreateDirectory(_folder.File("alerts/rules"));
        File.Copy(Path.Combine(shipped.FullName, "alerts", "rules", "service.yaml"), _folder.File("alerts/rules/service.yaml"));
        File.WriteAllText(_folder.File("alerts/rules/own.yaml"), """
            groups:
              - name: Dossiers
                rules:
                  - alert: Received
                    uid: received
                    kpi: received-dossiers
                    comparison: ">"
                    threshold: 0
                    annotations: { summary: "{{value}}", action: "Look at it" }
            """);
        File.WriteAllText(_folder.File("alerts/routing.yaml"), """
            groupInterval: 1s
            receivers:
              - name: duty
                contacts: [{ channel: broken }]
                fallback: { channel: good, after: 30s }
              - name: keeper
                contacts: [{ channel: good }]
            routes:
              - matchers: ['topic="service"']
                receivers: [keeper]
              - receivers: [duty]
            """);
        var options = new Dictionary<string, string>(PushClient.Options)
        {
            // Five minutes of a failing channel pass in some seconds.
            ["Ioc:Clock:Speed"] = "40",
            ["Ioc:Alerts:Directory"] = _folder.File("alerts"),
        };
        foreach (var (at, name) in new[] { (0, "broken"), (1, "good") })
        {
            options[$"Ioc:Alerts:Channels:{at}:Name"] = name;
            options[$"Ioc:Alerts:Channels:{at}:Kind"] = "webhook";
            options[$"Ioc:Alerts:Channels:{at}:Url"] = $"{_receiver!.Urls.Single()}/{name}";
            options[$"Ioc:Alerts:Channels:{at}:AllowPrivate:0"] = "127.0.0.1";
            options[$"Ioc:Alerts:Channels:{at}:Secret"] = "signing-key-of-the-end-to-end-test";
        }

        return options;
    }
}
