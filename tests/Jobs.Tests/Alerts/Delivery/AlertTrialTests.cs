using Ioc.Jobs.Alerts;
using Ioc.Kpi.Alerts;
using Ioc.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Delivery;

public sealed class AlertTrialTests
{
    [Fact]
    public async Task A_trial_is_sent_at_once_says_what_it_is_and_leaves_no_row()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] });

        var trial = await rig.Trial.TryAsync("hook", "", "an", default);

        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), trial.Result);
        Assert.Contains("Đây là tin thử", Assert.Single(receiver.Requests).Body, StringComparison.Ordinal);
        Assert.Empty(rig.Outbox.Last(new(), null, 10));
        Assert.Equal(["hook", "inbox", "wall"], rig.Trial.Channels.Order());
    }

    [Theory]
    [InlineData("hook", "http://169.254.169.254/latest", "refused: the host 169.254.169.254 is not on the list of allowed hosts")]
    [InlineData("hook", "file:///etc/passwd", "refused: only http and https addresses are allowed")]
    [InlineData("hook", "nowhere", "the receiver's address is no URL")]
    [InlineData("none", "", "no channel of this name is configured")]
    public async Task A_trial_tells_the_true_reason(string channel, string address, string reason)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] });

        Assert.Equal(DeliveryResult.Permanent(reason), (await rig.Trial.TryAsync(channel, address, "an", default)).Result);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task No_trial_shows_what_an_address_answers()
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = 500;
            context.Response.Headers.Location = "http://127.0.0.1/secret-place";
            await context.Response.WriteAsync("secret-answer");
        });
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] });

        Assert.Equal(DeliveryResult.Transient("HTTP 500"), (await rig.Trial.TryAsync("hook", "", "an", default)).Result);
    }

    [Fact]
    public async Task A_sign_of_life_is_given_while_the_alerts_are_alive_and_withheld_when_they_are_not()
    {
        await using var watcher = await Receiver.StartAsync();
        var clock = new HandClock(Some.Now);
        var isAlive = true;
        var options = new AlertOptions { Heartbeat = new HeartbeatOptions { Url = new Uri(watcher.Url, "/ping/ioc"), AllowPrivate = true } };
        await using var rig = new DeliveryRig(options, clock, isAlive: _ => isAlive);

        await rig.StartAsync();
        await Eventually.Holds(() => watcher.Requests.Count == 1, "the first sign");
        await Eventually.Holds(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                return watcher.Requests.Count >= 3;
            },
            "more signs");
        Assert.All(watcher.Requests, request => Assert.Equal("/ping/ioc", request.Path));

        isAlive = false;
        clock.Advance(TimeSpan.FromMinutes(2));
        var signs = watcher.Requests.Count;
        for (var minute = 0; minute < 20; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(signs, watcher.Requests.Count);
    }
}
