using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Jobs.Tests.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Mail;

/// <summary>The long form (IOC_LONG=1) lets the server be down for a simulated day, the short one for an hour.</summary>
public sealed class MailOutageTests
{
    private static readonly int Hours = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 24 : 1;

    [Fact]
    public async Task A_mail_server_that_was_down_gets_every_mail_afterwards_in_order_and_once()
    {
        var clock = new HandClock(Some.Now);
        await using var server = new MailServer();
        await using var second = await Receiver.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [Patient(server), DeliveryRig.Webhook(second, "second")] }, clock);
        rig.Fallbacks.Replace([new AlertFallback("Văn phòng", TimeSpan.FromMinutes(30), "second", "")]);
        await rig.StartAsync();
        rig.Put(Mail("m1", AlertChange.Fired), Mail("m2", AlertChange.Worsened), Mail("m3", AlertChange.Resolved), Mail("other", AlertChange.Fired, "H2"));

        while (clock.GetUtcNow() < Some.Now.AddHours(Hours))
        {
            // All that time, by the instants at which something is tried; a refused connection is an attempt like any other.
            var attempts = rig.Receipts("m1").Count;
            var due = rig.Entry("m1").Due - clock.GetUtcNow();
            clock.Advance(due > TimeSpan.Zero ? due : TimeSpan.Zero);
            await Eventually.Holds(() => Step(clock, () => rig.Receipts("m1").Count > attempts && rig.Entry("m1").State == OutboxState.Waiting), "the next attempt");
        }

        Assert.All(rig.Receipts("m1"), receipt => Assert.Equal("no connection to the mail server, or it broke", receipt.Detail));
        Assert.InRange(rig.Receipts("m1").Count, 4 * Hours, (5 * Hours) + 15);
        Assert.Empty(rig.Receipts("m2"));
        await Eventually.Holds(() => Step(clock, () => second.Requests.Select(request => request.Key).Distinct().Count() == 4), "all have gone by the second channel");

        await server.StartAsync();
        await Eventually.Holds(() => Step(clock, () => rig.Entry("m3").Done is not null && rig.Entry("other").Done is not null), "all are delivered");

        Assert.Equal(4, server.Mails.Count);
        Assert.Equal(["m1", "m2", "m3"], server.Mails.Select(mail => MailServer.Header(mail, "X-Ioc-Key")).Where(key => key != "other"));
        Assert.StartsWith("250 2.0.0 Ok", rig.Receipts("m3")[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Greylisting_delays_a_mail_and_a_refusal_ends_it()
    {
        var clock = new HandClock(Some.Now);
        await using var server = new MailServer();
        await server.StartAsync();
        await using var rig = new DeliveryRig(new AlertOptions { Channels = [Patient(server)] }, clock);
        await rig.StartAsync();
        rig.Put(Mail("grey", AlertChange.Fired) with { Address = "greylist@tinh.gov.vn" }, Mail("no", AlertChange.Fired) with { Address = "refused@tinh.gov.vn" });

        await Eventually.Holds(() => Step(clock, () => rig.Entry("grey").Done is not null && rig.Entry("no").Done is not null), "both have ended");

        Assert.Equal(
            [DeliveryOutcome.Transient, DeliveryOutcome.Transient, DeliveryOutcome.Delivered], rig.Receipts("grey").Select(receipt => receipt.Outcome));
        Assert.Equal((OutboxState.Failed, 1), (rig.Entry("no").State, rig.Receipts("no").Count));
        Assert.Single(server.Mails);
    }

    /// <summary>A lease that outlasts the steps by which the clock moves.</summary>
    private static ChannelOptions Patient(MailServer server)
    {
        var options = server.Options;
        options.Timeout = TimeSpan.FromMinutes(4);
        return options;
    }

    private static AlertMessage Mail(string key, AlertChange change, string agency = "H49.12") =>
        Some.Message(key, "mail", "phong@tinh.gov.vn", items: Some.Item(change, agency: agency));

    private static bool Step(HandClock clock, Func<bool> holds)
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        return holds();
    }
}
