using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Channels;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Delivery;

public sealed class OutboxWorkerTests
{
    private static AlertMessage Hook(string key, string agency = "H49.12", string channel = "hook", DateTimeOffset? at = null) =>
        Some.Message(key, channel, at: at, items: Some.Item(agency: agency));

    [Fact]
    public async Task A_committed_message_is_delivered_once_and_signed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] });
        await rig.StartAsync();

        rig.Put(Hook("m1"));
        await rig.EndsAsync("m1");

        var request = Assert.Single(receiver.Requests);
        Assert.Equal("m1", request.Key);
        Assert.Equal("v1=" + WebhookChannel.Sign(DeliveryRig.Secret, request.Headers["X-Ioc-Timestamp"], System.Text.Encoding.UTF8.GetBytes(request.Body)), request.Headers["X-Ioc-Signature"]);
        Assert.Equal(OutboxState.Delivered, rig.Entry("m1").State);
        Assert.Equal("HTTP 200", Assert.Single(rig.Receipts("m1")).Detail);
    }

    [Fact]
    public async Task What_waited_before_the_start_or_died_with_a_process_is_delivered_after_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] });
        rig.Put(Hook("waited"), Hook("claimed", "H2"));
        rig.Outbox.Claim("hook", "a process that died", TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1), 1);

        await rig.StartAsync();

        await rig.EndsAsync("waited");
        await rig.EndsAsync("claimed");
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_failing_receiver_is_tried_again_later_and_later_with_the_same_key_and_body()
    {
        var clock = new HandClock(Some.Now);
        var statuses = new Queue<int>([500, 503, 408]);
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = statuses.TryDequeue(out var status) ? status : 204;
            return Task.CompletedTask;
        });
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] }, clock);
        await rig.StartAsync();
        rig.Put(Hook("m1"));

        await Eventually.Holds(() => Step(clock, () => rig.Entry("m1").Done is not null), "it is delivered");

        Assert.Equal(["HTTP 500", "HTTP 503", "HTTP 408", "HTTP 204"], rig.Receipts("m1").Select(receipt => receipt.Detail));
        Assert.Single(receiver.Requests.Select(request => (request.Key, request.Body)).Distinct());
        var waits = rig.Receipts("m1").Zip(rig.Receipts("m1").Skip(1), (one, next) => next.At - one.At).ToList();
        Assert.True(waits[0] >= DeliveryBackoff.First * 0.8 && waits[1] >= DeliveryBackoff.First * 1.6 && waits[2] >= DeliveryBackoff.First * 3.2, string.Join(", ", waits));
    }

    [Fact]
    public async Task The_wait_that_a_receiver_asks_for_is_kept()
    {
        var clock = new HandClock(Some.Now);
        var first = true;
        await using var receiver = await Receiver.StartAsync(context =>
        {
            (context.Response.StatusCode, first) = (first ? 429 : 200, false);
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] }, clock);
        await rig.StartAsync();
        rig.Put(Hook("m1"));

        await Eventually.Holds(() => rig.Receipts("m1").Count == 1, "it is tried");
        Assert.Equal(Some.Now.AddHours(1), rig.Entry("m1").Due);
        await Eventually.Holds(() => Step(clock, () => rig.Entry("m1").Done is not null, TimeSpan.FromMinutes(3)), "it is delivered");
        Assert.True(rig.Receipts("m1")[1].At >= Some.Now.AddHours(1));
    }

    [Fact]
    public async Task After_three_days_a_message_is_given_up_and_no_wait_is_longer_than_the_longest()
    {
        var now = Some.Now.AddDays(3);
        Assert.Null(DeliveryBackoff.Next(400, Some.Now, DeliveryResult.Transient("x"), TimeSpan.FromDays(3), now, 1));
        Assert.Equal(now.AddMinutes(15), DeliveryBackoff.Next(400, Some.Now.AddSeconds(1), DeliveryResult.Transient("x"), TimeSpan.FromDays(3), now, 1));

        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] }, new HandClock(now));
        await rig.StartAsync();
        rig.Put(Hook("old", at: Some.Now));

        await rig.EndsAsync("old");
        Assert.Equal(OutboxState.Failed, rig.Entry("old").State);
    }

    [Fact]
    public async Task A_slow_channel_holds_no_other_up_and_a_slow_message_no_other_alert()
    {
        var free = new TaskCompletionSource();
        await using var slow = await Receiver.StartAsync(context =>
            context.Request.Headers["Idempotency-Key"] == "stuck" ? free.Task.WaitAsync(context.RequestAborted) : Task.CompletedTask);
        await using var quick = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(slow), DeliveryRig.Webhook(quick, "quick")] });
        await rig.StartAsync();

        rig.Put(Hook("stuck"), Hook("behind"), Hook("other-alert", "H2"), Hook("other-channel", channel: "quick"), Hook("wall", channel: "wall"));

        await rig.EndsAsync("other-alert");
        await rig.EndsAsync("other-channel");
        await rig.EndsAsync("wall");
        Assert.Equal((OutboxState.Claimed, OutboxState.Waiting), (rig.Entry("stuck").State, rig.Entry("behind").State));
        free.SetResult();
        await rig.EndsAsync("behind");
        Assert.Equal(["stuck", "behind"], slow.Requests.Select(request => request.Key).Where(key => key != "other-alert"));
    }

    [Fact]
    public async Task Messages_about_one_alert_arrive_in_their_order_although_every_other_attempt_fails()
    {
        var clock = new HandClock(Some.Now);
        var attempts = 0;
        var taken = new List<string>();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            lock (taken)
            {
                if (++attempts % 2 == 1)
                {
                    context.Response.StatusCode = 500;
                    return Task.CompletedTask;
                }

                taken.Add(context.Request.Headers["Idempotency-Key"]!);
                return Task.CompletedTask;
            }
        });
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] }, clock);
        await rig.StartAsync();
        var keys = Enumerable.Range(0, 6).Select(number => $"m{number}").ToArray();
        rig.Put([.. keys.Select(key => Hook(key))]);

        await Eventually.Holds(() => Step(clock, () => rig.Entry("m5").Done is not null), "the last is delivered");

        Assert.Equal(keys, taken);
    }

    [Fact]
    public async Task A_message_that_one_way_does_not_deliver_goes_by_the_second_one_once()
    {
        var clock = new HandClock(Some.Now);
        await using var broken = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers["Idempotency-Key"] == "refused" ? 400 : 500;
            return Task.CompletedTask;
        });
        await using var second = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(broken), DeliveryRig.Webhook(second, "second")] }, clock);
        rig.Fallbacks.Replace([new AlertFallback("Văn phòng", TimeSpan.FromMinutes(10), "second", "")]);
        await rig.StartAsync();
        rig.Put(Hook("refused"), Hook("slow", "H2"));

        await Eventually.Holds(() => Step(clock, () => second.Requests.Any(request => request.Key == "refused/fallback")), "the refused one is copied at once");
        Assert.True(clock.GetUtcNow() < Some.Now.AddMinutes(10));
        Assert.DoesNotContain(second.Requests, request => request.Key == "slow/fallback");

        await Eventually.Holds(() => Step(clock, () => rig.Entry("slow").Fallback is not null), "the slow one is copied after its time");
        Assert.True(clock.GetUtcNow() >= Some.Now.AddMinutes(10));
        await Eventually.Holds(() => Step(clock, () => second.Requests.Count == 2), "both copies arrive");
        Assert.All(second.Requests, request => Assert.Contains("\"kind\":\"fallback\"", request.Body, StringComparison.Ordinal));
        Assert.Equal(["refused/fallback", "slow/fallback"], second.Requests.Select(request => request.Key).Order());
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_not_there_is_given_up_and_goes_by_the_second_way()
    {
        await using var second = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [DeliveryRig.Webhook(second, "second")] }, new HandClock(Some.Now));
        rig.Fallbacks.Replace([new AlertFallback("Văn phòng", TimeSpan.FromMinutes(10), "second", "")]);
        rig.Put(Hook("lost", channel: "removed"));

        await rig.StartAsync();

        await Eventually.Holds(() => !second.Requests.IsEmpty, "the copy arrives");
        Assert.Equal((OutboxState.Failed, "no channel of this name is configured"), (rig.Entry("lost").State, Assert.Single(rig.Receipts("lost")).Detail));
    }

    [Fact]
    public async Task A_channel_that_fails_is_told_and_still_known_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        var options = new AlertOptions { Channels = [DeliveryRig.Webhook(receiver)] };
        await using var rig = new DeliveryRig(options, new HandClock(Some.Now), folder);
        await rig.StartAsync();
        rig.Put(Hook("m1"));
        await Eventually.Holds(() => rig.Health.All.Any(channel => channel.FailingSince is not null), "the channel is known to fail");
        await rig.StopAsync();

        var later = new HandClock(Some.Now.AddHours(1));
        await using var next = new DeliveryRig(options, later, folder);
        await next.StartAsync();

        Assert.Contains(new ChannelHealth("hook", Some.Now, "HTTP 503"), next.Health.All);
        receiver.Answer = _ => Task.CompletedTask;

        // Whether it was tried once more before the receiver was well, or not yet.
        await Eventually.Holds(() => Step(later, () => next.Entry("m1").Done is not null), "it is delivered");
        await Eventually.Holds(() => next.Health.All.Contains(new ChannelHealth("hook", null, null)), "the channel is well again");
    }

    /// <summary>Moves the clock a little and says whether it is so now.</summary>
    private static bool Step(HandClock clock, Func<bool> holds, TimeSpan? by = null)
    {
        clock.Advance(by ?? TimeSpan.FromSeconds(5));
        return holds();
    }
}
