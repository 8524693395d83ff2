using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class AlertInboxTests : IDisposable
{
    private static readonly string[] Channels = ["inbox"];
    private static readonly string[] Receivers = ["van-phong"];
    private readonly TemporaryFolder _folder = new();
    private readonly AlertInbox _inbox;

    public AlertInboxTests()
    {
        var file = new AlertFile(_folder.File("alerts.db"));
        _inbox = new AlertInbox(file);
        new AlertStore(file).Commit(new AlertCommit
        {
            Messages =
            [
                Some.Message("for the receiver", "inbox"), Some.Message("for another", "inbox", "lanh-dao"), Some.Message("by mail"),
                Some.Message("to the account", "inbox", "lanh-dao", "an"), Some.Message("a trial", "inbox") with { Kind = AlertMessageKind.Test },
            ],
        });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_account_has_the_messages_of_its_receivers_and_its_own()
    {
        var messages = _inbox.Last("an", Receivers, Channels, null, 10);

        Assert.Equal(["to the account", "for the receiver"], messages.Select(entry => entry.Message.Key));
        Assert.Equal("for the receiver", Assert.Single(_inbox.Last("an", Receivers, Channels, messages[0].Id, 10)).Message.Key);
        Assert.Equal("for the receiver", Assert.Single(_inbox.Last("binh", Receivers, Channels, null, 10)).Message.Key);
        Assert.Empty(_inbox.Last("binh", [], Channels, null, 10));
    }

    [Fact]
    public void What_is_unread_counts_from_the_mark_of_each_account_which_never_goes_back()
    {
        var newest = _inbox.Last("an", Receivers, Channels, null, 1)[0].Id;
        Assert.Equal(2, _inbox.Unread("an", Receivers, Channels));

        _inbox.ReadUntil("an", newest);
        _inbox.ReadUntil("an", newest - 2);

        Assert.Equal(0, _inbox.Unread("an", Receivers, Channels));
        Assert.Equal((newest, 0), (_inbox.Mark("an"), _inbox.Mark("binh")));
        Assert.Equal(1, _inbox.Unread("binh", Receivers, Channels));
    }
}
