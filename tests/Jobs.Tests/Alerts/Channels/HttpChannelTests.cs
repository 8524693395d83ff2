using System.Text.Json;
using Ioc.Jobs.Alerts;
using Ioc.Jobs.Tests.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Channels;

/// <summary>Each channel over HTTP against a server that answers as the other side documents it.</summary>
public sealed class HttpChannelTests
{
    [Theory]
    [InlineData(200, DeliveryOutcome.Delivered)]
    [InlineData(202, DeliveryOutcome.Delivered)]
    [InlineData(400, DeliveryOutcome.Permanent)]
    [InlineData(404, DeliveryOutcome.Permanent)]
    [InlineData(408, DeliveryOutcome.Transient)]
    [InlineData(425, DeliveryOutcome.Transient)]
    [InlineData(429, DeliveryOutcome.Transient)]
    [InlineData(500, DeliveryOutcome.Transient)]
    [InlineData(503, DeliveryOutcome.Transient)]
    public async Task A_webhook_decides_by_the_status_whether_it_is_tried_again(int status, DeliveryOutcome outcome) =>
        Assert.Equal(outcome, (await TryAsync(new ChannelOptions { Kind = ChannelKind.Webhook, Secret = "s" }, "", status, "")).Outcome);

    [Fact]
    public async Task A_redirect_to_a_metadata_service_is_not_followed()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "http://169.254.169.254/latest/meta-data/";
            return Task.CompletedTask;
        });

        Assert.Equal(DeliveryResult.Permanent("HTTP 302: redirects are not followed"), await SendAsync(receiver, DeliveryRig.Webhook(receiver), ""));
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task A_receiver_that_closes_early_or_says_nothing_is_tried_again()
    {
        await using var closing = await Receiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(DeliveryOutcome.Transient, (await SendAsync(closing, DeliveryRig.Webhook(closing), "")).Outcome);

        await using var silent = await Receiver.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var options = DeliveryRig.Webhook(silent);
        options.Timeout = TimeSpan.FromSeconds(1);
        Assert.Equal(DeliveryResult.Transient("no whole answer in time"), await SendAsync(silent, options, ""));

        await using var dripping = await Receiver.StartAsync(async context =>
        {
            await context.Response.WriteAsync("a");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        options = DeliveryRig.Webhook(dripping);
        options.Timeout = TimeSpan.FromSeconds(1);
        Assert.Equal(DeliveryResult.Transient("no whole answer in time"), await SendAsync(dripping, options, ""));
    }

    [Fact]
    public async Task An_endless_answer_is_read_no_further_than_it_must_be()
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), await SendAsync(receiver, DeliveryRig.Webhook(receiver), ""));
    }

    [Theory]
    [InlineData(200, """{"ok":true,"result":{"message_id":42}}""", DeliveryOutcome.Delivered, "message 42", null)]
    [InlineData(200, "<html>", DeliveryOutcome.Transient, "HTTP 200 without the id of a message", null)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", DeliveryOutcome.Permanent, "HTTP 400", null)]
    [InlineData(401, """{"ok":false,"error_code":401}""", DeliveryOutcome.Transient, "HTTP 401: the bot's token is refused", null)]
    [InlineData(403, """{"ok":false,"error_code":403}""", DeliveryOutcome.Permanent, "HTTP 403: the chat does not take messages from the bot", null)]
    [InlineData(429, """{"ok":false,"parameters":{"retry_after":17}}""", DeliveryOutcome.Transient, "HTTP 429", 17)]
    [InlineData(502, "", DeliveryOutcome.Transient, "HTTP 502", null)]
    public async Task Telegram_answers_are_understood(int status, string body, DeliveryOutcome outcome, string detail, int? retryAfter)
    {
        var result = await TryAsync(new ChannelOptions { Kind = ChannelKind.Telegram, Token = "12:ab_C" }, "-1001", status, body, request =>
        {
            Assert.Equal("/bot12:ab_C/sendMessage", request.Path);
            using var json = JsonDocument.Parse(request.Body);
            Assert.Equal(("-1001", "HTML"), (json.RootElement.GetProperty("chat_id").GetString(), json.RootElement.GetProperty("parse_mode").GetString()));
            Assert.Contains("<b>[NGHIÊM TRỌNG]", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        });

        Assert.Equal(new DeliveryResult(outcome, detail, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null), result);
    }

    [Theory]
    [InlineData(200, """{"error":0,"message":"Success","data":{"message_id":"x"}}""", DeliveryOutcome.Delivered, "error 0")]
    [InlineData(200, """{"error":-216,"message":"Access token is invalid"}""", DeliveryOutcome.Transient, "error -216: the access token is refused or has run out")]
    [InlineData(200, """{"error":-213,"message":"secret"}""", DeliveryOutcome.Permanent, "error -213: the user does not take messages from the account")]
    [InlineData(200, """{"error":-201}""", DeliveryOutcome.Permanent, "error -201: the message or the user id is refused")]
    [InlineData(200, """{"error":-32}""", DeliveryOutcome.Transient, "error -32")]
    [InlineData(200, "nonsense", DeliveryOutcome.Transient, "HTTP 200 without a number of an error")]
    [InlineData(500, "", DeliveryOutcome.Transient, "HTTP 500")]
    public async Task Zalo_answers_are_understood(int status, string body, DeliveryOutcome outcome, string detail)
    {
        var result = await TryAsync(new ChannelOptions { Kind = ChannelKind.Zalo, Token = "token" }, "8650", status, body, request =>
        {
            Assert.Equal(("/v3.0/oa/message/cs", "token"), (request.Path, request.Headers["access_token"]));
            using var json = JsonDocument.Parse(request.Body);
            Assert.Equal("8650", json.RootElement.GetProperty("recipient").GetProperty("user_id").GetString());
            Assert.StartsWith("[NGHIÊM TRỌNG]", json.RootElement.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        });

        Assert.Equal(new DeliveryResult(outcome, detail), result);
    }

    [Fact]
    public async Task An_Alertmanager_gets_its_alerts_and_the_account_it_wants()
    {
        var result = await TryAsync(new ChannelOptions { Kind = ChannelKind.Alertmanager, User = "ioc", Password = "mật khẩu" }, "", 200, "", request =>
        {
            Assert.Equal("/alerts/api/v2/alerts", request.Path);
            Assert.Equal("Basic aW9jOm3huq10IGto4bqpdQ==", request.Headers["Authorization"]);
            using var json = JsonDocument.Parse(request.Body);
            Assert.Equal("on-time-low", json.RootElement[0].GetProperty("labels").GetProperty("alertname").GetString());
        });

        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), result);
    }

    [Theory]
    [InlineData(ChannelKind.Telegram)]
    [InlineData(ChannelKind.Zalo)]
    [InlineData(ChannelKind.Webhook)]
    public async Task A_secret_that_cannot_be_read_is_tried_again_and_one_in_a_file_is_read_anew(ChannelKind kind)
    {
        using var folder = new Ioc.Testing.TemporaryFolder();
        var file = folder.File("secret");
        var options = new ChannelOptions { Kind = kind, TokenFile = file, SecretFile = file };
        const string Taken = """{"error":0,"result":{"message_id":1}}""";

        Assert.Equal(DeliveryOutcome.Transient, (await TryAsync(options, kind == ChannelKind.Webhook ? "" : "1", 200, Taken)).Outcome);
        await File.WriteAllTextAsync(file, "token\n");
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(options, kind == ChannelKind.Webhook ? "" : "1", 200, Taken)).Outcome);
    }

    private static async Task<DeliveryResult> TryAsync(ChannelOptions options, string address, int status, string body, Action<Receiver.Received>? check = null)
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }
        });
        options.Url = new Uri(receiver.Url, "/alerts");
        options.AllowPrivate = [receiver.Url.IdnHost];
        var result = await SendAsync(receiver, options, address);
        foreach (var request in receiver.Requests)
        {
            check?.Invoke(request);
        }

        return result;
    }

    private static async Task<DeliveryResult> SendAsync(Receiver receiver, ChannelOptions options, string address)
    {
        options.Name = "channel";
        options.Url ??= receiver.Url;
        using var book = new Ioc.Jobs.Alerts.Channels.ChannelBook(new AlertOptions { Channels = [options] }, Ioc.Kpi.Time.LocalTime.Vietnam, TimeProvider.System);
        Assert.True(book.TryFind("channel", out _, out var channel));
        return await channel!.SendAsync(Some.Message(address: address), default);
    }
}
