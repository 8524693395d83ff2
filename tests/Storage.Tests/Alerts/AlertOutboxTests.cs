using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class AlertOutboxTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _folder = new();
    private readonly AlertFile _file;
    private readonly AlertOutbox _outbox;

    public AlertOutboxTests()
    {
        _file = new AlertFile(_folder.File("alerts.db"));
        _outbox = new AlertOutbox(_file);
    }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    private void Put(params AlertMessage[] messages) => new AlertStore(_file).Commit(new AlertCommit { Messages = messages });

    private IReadOnlyList<OutboxEntry> Claim(DateTimeOffset? now = null, string owner = "me", string channel = "mail") =>
        _outbox.Claim(channel, owner, now ?? Some.Now, Lease, 100);

    private OutboxEntry Only() => Assert.Single(_outbox.Last(new(), null, 10));

    [Fact]
    public void A_key_that_is_there_already_is_nothing()
    {
        Put(Some.Message("a"), Some.Message("a", address: "other"));
        Put(Some.Message("a", channel: "other"));

        Assert.Equal(("mail", ""), (Only().Message.Channel, Only().Message.Address));
    }

    [Fact]
    public void A_claimed_message_is_claimed_by_nobody_else_until_its_lease_ends()
    {
        Put(Some.Message("a"));

        var claim = Assert.Single(Claim());
        Assert.Equal((OutboxState.Claimed, 1, Some.Now + Lease), (claim.State, claim.Attempts, claim.Due));
        Assert.Empty(Claim(Some.Now + Lease - TimeSpan.FromSeconds(1), "other"));
        Assert.Equal(2, Assert.Single(Claim(Some.Now + Lease, "other")).Attempts);

        // The first comes late: its receipt is kept, but the message is the other's now.
        Assert.False(_outbox.Record(claim, "me", DeliveryResult.Permanent("550"), Some.Now + Lease));
        Assert.Equal(OutboxState.Claimed, Only().State);
        Assert.Equal("550", Assert.Single(_outbox.ReceiptsOf(claim.Id, 10)).Detail);
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_each_message_has_one()
    {
        Put([.. Enumerable.Range(0, 40).Select(number => Some.Message($"m{number}", about: Some.Alert($"H{number}")))]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => _outbox.Claim("mail", $"worker {worker}", Some.Now, Lease, 10))));

        Assert.Equal(40, claims.Sum(claim => claim.Count));
        Assert.Equal(40, claims.SelectMany(claim => claim).Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public void A_delivered_message_is_done_and_a_refused_one_is_given_up()
    {
        Put(Some.Message("a"), Some.Message("b", about: Some.Alert("H2")));
        var claims = Claim();
        Assert.True(_outbox.Record(claims[0], "me", DeliveryResult.Delivered("250 ok"), Some.Now.AddSeconds(1)));
        Assert.True(_outbox.Record(claims[1], "me", DeliveryResult.Permanent("550 no"), Some.Now.AddSeconds(2)));

        Assert.Empty(Claim(Some.Now.AddDays(2)));
        Assert.Equal([OutboxState.Failed, OutboxState.Delivered], _outbox.Last(new(), null, 10).Select(entry => entry.State));
        Assert.Equal(Some.Now.AddSeconds(2), Assert.Single(_outbox.Last(new(OutboxState.Failed), null, 10)).Done);
        Assert.Equal(
            [(DeliveryOutcome.Permanent, "550 no", 1), (DeliveryOutcome.Delivered, "250 ok", 1)],
            _outbox.LastReceipts(null, 10).Select(receipt => (receipt.Outcome, receipt.Detail, receipt.Attempt)));
    }

    [Fact]
    public void A_message_that_is_tried_again_waits_until_it_is_due_and_is_given_up_without_a_time()
    {
        Put(Some.Message("a"));
        _outbox.Record(Claim()[0], "me", DeliveryResult.Transient("451"), Some.Now, Some.Now.AddMinutes(5));

        Assert.Equal(Some.Now.AddMinutes(5), _outbox.NextDue("mail"));
        Assert.Empty(Claim(Some.Now.AddMinutes(4)));
        _outbox.Record(Claim(Some.Now.AddMinutes(5))[0], "me", DeliveryResult.Transient("451"), Some.Now.AddMinutes(5));
        Assert.Equal((OutboxState.Failed, 2), (Only().State, Only().Attempts));
        Assert.Null(_outbox.NextDue("mail"));
    }

    [Fact]
    public void A_later_message_about_the_same_alert_waits_for_the_earlier_one_and_others_do_not()
    {
        var (one, two) = (Some.Alert("H1"), Some.Alert("H2"));
        Put(
            Some.Message("first", about: [one, two]), Some.Message("same alert", about: [two]), Some.Message("other alert", about: [Some.Alert("H3")]),
            Some.Message("other receiver", receiver: "lanh-dao", about: [two]), Some.Message("other address", address: "b@x", about: [two]));

        var claims = Claim();
        Assert.Equal(["first", "other alert", "other receiver", "other address"], claims.Select(entry => entry.Message.Key));

        Assert.All(claims.Skip(1), claim => _outbox.Record(claim, "me", DeliveryResult.Delivered("250"), Some.Now));
        _outbox.Record(claims[0], "me", DeliveryResult.Transient("451"), Some.Now, Some.Now.AddHours(1));
        Assert.Empty(Claim(Some.Now.AddMinutes(1)));
        var again = Assert.Single(Claim(Some.Now.AddHours(1)));
        Assert.Equal("first", again.Message.Key);
        _outbox.Record(again, "me", DeliveryResult.Delivered("250"), Some.Now.AddHours(1));
        Assert.Equal("same alert", Assert.Single(Claim(Some.Now.AddHours(1))).Message.Key);
    }

    [Fact]
    public void A_message_given_up_holds_no_later_one_back()
    {
        Put(Some.Message("first"), Some.Message("second"));
        _outbox.Record(Claim()[0], "me", DeliveryResult.Permanent("550"), Some.Now);

        Assert.Equal("second", Assert.Single(Claim()).Message.Key);
    }

    [Fact]
    public void A_clock_that_went_back_holds_no_message_for_longer_than_a_day()
    {
        Put(Some.Message("a", at: Some.Now.AddYears(4)));

        Assert.Single(Claim());
    }

    [Fact]
    public void Claims_that_died_with_their_process_are_due_at_once_after_the_start()
    {
        Put(Some.Message("a"));
        Claim();

        _outbox.ReleaseClaims(Some.Now.AddSeconds(1));

        Assert.Equal(2, Assert.Single(Claim(Some.Now.AddSeconds(1), "next process")).Attempts);
    }

    [Fact]
    public void A_copy_is_made_once()
    {
        Put(Some.Message("a"));
        var copy = Some.Message("a/fallback", channel: "telegram") with { Kind = AlertMessageKind.Fallback };
        DateTimeOffset Day(int days) => Some.Now.AddDays(days);

        Assert.Empty(_outbox.Undelivered("van-phong", "telegram", "", Day(-1), Some.Now.AddSeconds(-1), 10));
        Assert.Empty(_outbox.Undelivered("van-phong", "mail", "", Day(-1), Day(1), 10));
        Assert.Empty(_outbox.Undelivered("lanh-dao", "telegram", "", Day(-1), Day(1), 10));
        var late = Assert.Single(_outbox.Undelivered("van-phong", "telegram", "", Day(-1), Some.Now, 10));
        Assert.True(_outbox.AddFallback(late.Id, copy));
        Assert.False(_outbox.AddFallback(late.Id, copy with { Key = "second" }));

        Assert.Empty(_outbox.Undelivered("van-phong", "telegram", "", Day(-1), Day(1), 10));
        Assert.Equal(["a/fallback", "a"], _outbox.Last(new(), null, 10).Select(entry => entry.Message.Key));
        Assert.Equal("a/fallback", _outbox.Last(new(), null, 10)[1].Fallback);
    }

    [Fact]
    public void A_message_given_up_is_copied_at_once_and_a_delivered_or_ancient_one_never()
    {
        Put(Some.Message("given up"), Some.Message("ancient", at: Some.Now.AddDays(-5), about: Some.Alert("H2")), Some.Message("done", about: Some.Alert("H3")));
        var claims = Claim();
        _outbox.Record(claims[0], "me", DeliveryResult.Permanent("550"), Some.Now);
        _outbox.Record(claims[1], "me", DeliveryResult.Permanent("550"), Some.Now);
        _outbox.Record(claims[2], "me", DeliveryResult.Delivered("250"), Some.Now);

        Assert.Equal("given up", Assert.Single(_outbox.Undelivered("van-phong", "telegram", "", Some.Now.AddDays(-3), Some.Now.AddHours(-1), 10)).Message.Key);
    }

    [Fact]
    public void Messages_of_a_channel_that_is_gone_are_given_up_with_a_reason()
    {
        Put(Some.Message("a"), Some.Message("b", channel: "telegram"));

        Assert.Equal(1, _outbox.Abandon("mail", "no such channel", Some.Now));

        Assert.Equal("a", Assert.Single(_outbox.Last(new(OutboxState.Failed), null, 10)).Message.Key);
        Assert.Equal("no such channel", Assert.Single(_outbox.LastReceipts(null, 10)).Detail);
        Assert.Equal(new OutboxBacklog("telegram", 1, Some.Now), Assert.Single(_outbox.Backlog()));
    }

    [Fact]
    public void A_channel_fails_since_the_first_failure_after_its_last_delivery()
    {
        Put(Some.Message("a"));
        void Attempt(DeliveryResult result, int minute) =>
            _outbox.Record(Claim(Some.Now.AddMinutes(minute))[0], "me", result, Some.Now.AddMinutes(minute), Some.Now.AddMinutes(minute));

        Assert.Null(_outbox.FailingSince("mail"));
        Attempt(DeliveryResult.Transient("first"), 1);
        Attempt(DeliveryResult.Transient("second"), 2);
        Attempt(DeliveryResult.Transient("third"), 3);
        var failing = _outbox.FailingSince("mail");
        Assert.Equal(("first", "third"), (failing?.First.Detail, failing?.Last.Detail));
        Assert.Null(_outbox.FailingSince("telegram"));

        Attempt(DeliveryResult.Delivered("250"), 4);
        Assert.Null(_outbox.FailingSince("mail"));
        Put(Some.Message("refused"));
        Attempt(DeliveryResult.Permanent("550"), 5);
        Assert.Null(_outbox.FailingSince("mail"));
    }

    [Fact]
    public void Pages_go_back_from_the_newest_and_filters_narrow_them()
    {
        Put([.. Enumerable.Range(0, 6).Select(number => Some.Message($"m{number}", number % 2 == 0 ? "mail" : "sms", about: Some.Alert($"H{number}")))]);

        var page = _outbox.Last(new(Channel: "mail"), null, 2);
        Assert.Equal(["m4", "m2"], page.Select(entry => entry.Message.Key));
        Assert.Equal(["m0"], _outbox.Last(new(Channel: "mail", Receiver: "van-phong"), page[^1].Id, 2).Select(entry => entry.Message.Key));
        Assert.Empty(_outbox.Last(new(OutboxState.Delivered), null, 2));
        Assert.Equal("m3", Assert.Single(_outbox.About(Some.Alert("H3"), 10)).Message.Key);
    }

    [Fact]
    public void A_receipt_is_never_changed()
    {
        Put(Some.Message("a"));
        _outbox.Record(Claim()[0], "me", DeliveryResult.Permanent("550"), Some.Now);

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(_folder.File("alerts.db"), "UPDATE receipt SET detail = ''"));
    }
}
