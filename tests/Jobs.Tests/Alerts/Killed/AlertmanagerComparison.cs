using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Ioc.Jobs.Alerts;
using Ioc.Jobs.Tests.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>Debian's Alertmanager in the place of the outbox, under the same kills: what it loses, and that our channel to it works.</summary>
public sealed partial class AlertmanagerComparison(ITestOutputHelper output)
{
    private const int Kills = 50;

    [LongFact]
    public async Task An_Alertmanager_that_is_killed_before_it_could_tell_an_alert_forgets_it()
    {
        var well = await LossesAsync(receiverIsDown: false);
        var down = await LossesAsync(receiverIsDown: true);

        output.WriteLine(
            $"Alertmanager, {Kills} alerts taken with 200 and killed within 50 ms: {well} never told with a receiver that is well, {down} with one that "
            + "answers 503 until the kill. Ours under the same kills: none (KillTests).");
        Assert.InRange(down, 1, Kills);
    }

    private static async Task<int> LossesAsync(bool receiverIsDown)
    {
        var (isDown, told) = (false, new System.Collections.Concurrent.ConcurrentDictionary<string, bool>());
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = isDown ? 503 : 200;
            foreach (var name in isDown ? [] : Told(receiver))
            {
                told[name] = true;
            }

            return Task.CompletedTask;
        };
        await using var server = new AlertmanagerServer(receiver.Url);
        await server.StartAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            isDown = receiverIsDown;
            receiver.Requests.Clear();
            using var taken = await server.Http.PostAsJsonAsync("/api/v2/alerts", new[] { new { labels = new { alertname = $"t{kill}" } } });
            taken.EnsureSuccessStatusCode();
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(50)), TimeProvider.System);
            await server.KillAsync();
            isDown = false;
            receiver.Requests.Clear();
            await server.StartAsync();
        }

        using var last = await server.Http.PostAsJsonAsync("/api/v2/alerts", new[] { new { labels = new { alertname = "last" } } });
        await Eventually.Holds(() => told.ContainsKey("last"), "the last alert is told");
        return Enumerable.Range(0, Kills).Count(kill => !told.ContainsKey($"t{kill}"));
    }

    [LongFact]
    public async Task Our_channel_opens_and_closes_an_alert_in_a_real_Alertmanager()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = new AlertmanagerServer(receiver.Url);
        await server.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var channel = new ChannelOptions { Name = "am", Kind = ChannelKind.Alertmanager, Url = server.Url, AllowPrivate = [server.Url.IdnHost] };
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [channel] });
        await rig.StartAsync();

        rig.Put(Some.Message("m1", "am", at: now, items: Some.Item() with { Since = now, At = now }));
        await rig.EndsAsync("m1");
        Assert.Equal(OutboxState.Delivered, rig.Entry("m1").State);
        await Eventually.Holds(() => Told(receiver).Contains("on-time-low"), "it is told");
        Assert.Contains("on-time-low", await server.Http.GetStringAsync("/api/v2/alerts"), StringComparison.Ordinal);

        var closed = TimeProvider.System.GetUtcNow();
        rig.Put(Some.Message("m2", "am", at: closed, items: Some.Item(AlertChange.Resolved) with { Since = now, At = closed }));
        await rig.EndsAsync("m2");
        await Eventually.Holds(async () => !(await server.Http.GetStringAsync("/api/v2/alerts")).Contains("on-time-low", StringComparison.Ordinal), "it is closed");
    }

    private static HashSet<string> Told(Receiver receiver) =>
        [.. receiver.Requests.SelectMany(request => AlertName().Matches(request.Body)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("\"alertname\":\"([^\"]+)\"")]
    private static partial Regex AlertName();

    private sealed class LongFactAttribute : FactAttribute
    {
        public LongFactAttribute()
        {
            if (Environment.GetEnvironmentVariable("IOC_LONG") != "1")
            {
                Skip = "long form only (IOC_LONG=1)";
            }
        }
    }
}
