using System.Text.Json;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class AlertStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AlertFile _file;
    private readonly AlertStore _store;

    public AlertStoreTests()
    {
        _file = new AlertFile(FilePath);
        _store = new AlertStore(_file);
    }

    private string FilePath => _folder.File("alerts.db");

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Everything_of_a_commit_comes_back_as_it_was()
    {
        var bare = new AlertState { Fingerprint = new("rule", AlertScope.Province) };
        var told = new AlertTold("van-phong", Some.Alert(), 3, 7, Open: true, Level: 2, Some.Now);
        AlertReceiverMemory[] receivers = [new("lanh-dao", null, 0), new("van-phong", Some.Now, 7)];
        _store.Commit(new AlertCommit
        {
            States = [Some.State(), bare],
            Transitions = [Some.Transition(1), Some.Transition(2) with { Value = null, Reason = "rule-removed" }],
            Told = [told],
            Receivers = receivers,
            Messages = [Some.Message("a")],
        });

        var store = new AlertStore(new AlertFile(FilePath));
        Assert.Equal([Text(Some.State()), Text(bare)], store.States().Select(Text));
        Assert.Equal(Text(Some.State()), Text(store.State(Some.Alert())!));
        Assert.Null(store.State(Some.Alert("H49.99")));
        Assert.Equal([Some.Transition(1), Some.Transition(2) with { Value = null, Reason = "rule-removed" }], store.TransitionsAfter(0, 10));
        Assert.Equal([told], store.Told());
        Assert.Equal(receivers, store.Receivers());
        Assert.Equal(Text(Some.Message("a")), Text(Assert.Single(new AlertOutbox(_file).Last(new(), null, 10)).Message));
    }

    [Fact]
    public void A_later_commit_replaces_states_and_what_was_told()
    {
        _store.Commit(new AlertCommit { States = [Some.State()], Told = [new("van-phong", Some.Alert(), 3, 7, true, 0, Some.Now)], Receivers = [new("van-phong", null, 1)] });
        _store.Commit(new AlertCommit
        {
            States = [Some.State() with { Phase = AlertPhase.Resolved }],
            Told = [new("van-phong", Some.Alert(), 3, 9, false, 0, Some.Now)],
            Receivers = [new("van-phong", Some.Now, 9)],
        });

        Assert.Equal(AlertPhase.Resolved, Assert.Single(_store.States()).Phase);
        Assert.Equal((9, false), (Assert.Single(_store.Told()).Transition, _store.Told()[0].Open));
        Assert.Equal(new AlertReceiverMemory("van-phong", Some.Now, 9), Assert.Single(_store.Receivers()));
    }

    [Fact]
    public void The_states_of_a_rule_are_its_own_and_none_of_a_rule_with_a_longer_name()
    {
        AlertFingerprint Of(string rule, string agency) => new(rule, new AlertScope(AlertScopeKind.Agency, agency));
        _store.Commit(new AlertCommit
        {
            States = [.. new[] { Of("over", "H49.12"), Of("over", "H49.13"), Of("over-high", "H49.12"), Of("ove", "H49.12") }.Select(Some.State)],
        });

        Assert.Equal(["over@agency:H49.12", "over@agency:H49.13"], _store.StatesOf("over").Select(state => state.Fingerprint.ToString()));
        Assert.Empty(_store.StatesOf("overdue"));
    }

    [Fact]
    public void What_is_open_is_read_as_it_was_last_written_however_often_it_is_asked_for()
    {
        _store.Commit(new AlertCommit { States = [Some.State()], Transitions = [Some.Transition(1), Some.Transition(2)] });
        var first = Assert.Single(_store.Open());
        Assert.Equal(2, first.Call);
        Assert.Same(first.State, Assert.Single(_store.Open()).State);

        _store.Commit(new AlertCommit { States = [Some.State() with { Value = 20 }] });
        Assert.Equal(20, Assert.Single(_store.Open()).State.Value);
        _store.Commit(new AlertCommit { States = [Some.State() with { Phase = AlertPhase.Resolved, NoData = false }] });
        Assert.Empty(_store.Open());
    }

    [Fact]
    public void A_number_that_is_taken_is_an_error_and_nothing_of_the_commit_is_written()
    {
        _store.Commit(new AlertCommit { Transitions = [Some.Transition(1)] });

        Assert.Throws<SqliteException>(() => _store.Commit(new AlertCommit
        {
            States = [Some.State()],
            Transitions = [Some.Transition(2), Some.Transition(1)],
            Messages = [Some.Message("a")],
        }));

        Assert.Equal(1, _store.LastTransition());
        Assert.Empty(_store.States());
        Assert.Empty(new AlertOutbox(_file).Last(new(), null, 10));
    }

    [Fact]
    public void A_transition_is_never_changed()
    {
        _store.Commit(new AlertCommit { Transitions = [Some.Transition(1)] });

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(FilePath, "UPDATE alert_transition SET value = 0"));
    }

    [Fact]
    public void Transitions_are_read_in_pages_from_both_ends_and_of_one_alert()
    {
        var other = Some.Alert("H49.13");
        Assert.Equal(0, _store.LastTransition());
        _store.Commit(new AlertCommit { Transitions = [.. Enumerable.Range(1, 9).Select(number => Some.Transition(number, number % 3 == 0 ? other : null))] });

        Assert.Equal(9, _store.LastTransition());
        Assert.Equal([5, 6, 7], _store.TransitionsAfter(4, 3).Select(one => one.Number));
        Assert.Equal([9, 8], _store.LastTransitions(null, 2).Select(one => one.Number));
        Assert.Equal([7, 6], _store.LastTransitions(8, 2).Select(one => one.Number));
        Assert.Equal([9, 6], _store.History(other, null, 2).Select(one => one.Number));
        Assert.Equal([3], _store.History(other, 6, 2).Select(one => one.Number));
    }

    [Fact]
    public async Task A_commit_wakes_who_waits_for_changes_and_one_with_a_message_who_delivers()
    {
        var (changes, messages) = (_file.Changes.Revision, _file.Messages.Revision);
        var (change, message) = (_file.Changes.WaitAsync(changes, default), _file.Messages.WaitAsync(messages, default));

        _store.Commit(new AlertCommit { States = [Some.State()] });
        await change;
        Assert.False(message.IsCompleted);
        Assert.True(_file.Changes.WaitAsync(changes, default).IsCompleted);

        _store.Commit(new AlertCommit { Messages = [Some.Message("a")] });
        await message;
        var again = _file.Messages.WaitAsync(_file.Messages.Revision, default);
        _store.Commit(new AlertCommit { Messages = [Some.Message("a")] });
        Assert.False(again.IsCompleted);
    }

    [Fact]
    public void Retention_takes_what_is_done_and_old_and_leaves_what_is_open()
    {
        var (old, outbox, desk) = (Some.Now.AddDays(-500), new AlertOutbox(_file), new AlertDesk(_file));
        _store.Commit(new AlertCommit
        {
            States = [Some.State()],
            Transitions = [Some.Transition(1, at: old), Some.Transition(2, at: Some.Now)],
            Told = [new("closed", Some.Alert(), 1, 1, false, 0, old), new("open", Some.Alert(), 1, 1, true, 0, old)],
            Messages = [Some.Message("done", at: old), Some.Message("waits", channel: "other", at: old)],
        });
        var claim = Assert.Single(outbox.Claim("mail", "me", old, TimeSpan.FromMinutes(1), 10));
        outbox.Record(claim, "me", DeliveryResult.Delivered("250"), old);
        desk.Add(Some.Act(AlertActKind.Commented, "an") with { At = old });
        desk.Silence(new AlertSilence(0, [new("rule", MatchOperator.Equal, "x")], old, old.AddHours(1), "an", "bảo trì"));

        _store.Forget(Some.Now.AddDays(-400));

        Assert.Equal(2, Assert.Single(_store.TransitionsAfter(0, 10)).Number);
        Assert.Equal("open", Assert.Single(_store.Told()).Receiver);
        Assert.Equal("waits", Assert.Single(outbox.Last(new(), null, 10)).Message.Key);
        Assert.Equal("waits", Assert.Single(outbox.About(Some.Alert(), 10)).Message.Key);
        Assert.Empty(outbox.LastReceipts(null, 10));
        Assert.Empty(desk.ActsAfter(0, 10));
        Assert.Empty(desk.LastSilences(10));
        Assert.Single(_store.States());

        _store.Forget(Some.Now.AddDays(400));
        Assert.Equal(2, _store.LastTransition());
    }

    [Fact]
    public void What_was_committed_outlasts_a_kill()
    {
        _store.Commit(new AlertCommit { Transitions = [Some.Transition(1)], Messages = [Some.Message("a")] });

        var copy = new AlertFile(SqliteFile.CopyAsAfterKill(FilePath, "copy.db"));

        Assert.Equal(1, new AlertStore(copy).LastTransition());
        Assert.Single(new AlertOutbox(copy).Last(new(), null, 10));
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
