using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>Turns of the loop over a real file: what stands in it, who is told, and what a restart or a failure changes about that.</summary>
public sealed class AlertLoopTests : IDisposable
{
    private const string Alert = "overdue@agency:H49.12";

    private readonly WatchRig _rig = new(Files.Overdue(), Files.Both);

    [Fact]
    public async Task A_breach_fires_in_the_same_turn_and_stands_with_its_messages()
    {
        await _rig.TurnAsync();
        Assert.Empty(_rig.Transitions);
        await FireAsync();
        Assert.Equal((1L, AlertChange.Fired, 6.0), Assert.Single(_rig.Transitions) is var fired ? (fired.Number, fired.Change, fired.Value!.Value) : default);
        Assert.Equal((AlertPhase.Firing, 1L, 6.0), _rig.State() is var state ? (state.Phase, state.Episode, state.Value!.Value) : default);
        Assert.Equal([$"duty: {Alert} Fired", $"chief: {Alert} Fired"], _rig.Told);
        Assert.Equal(["chief", "duty"], _rig.Store.Told().Where(told => told is { Open: true, Transition: 1 }).Select(told => told.Receiver));
        Assert.Equal("H49.12: 6", _rig.State().Wording.Summary);
        Assert.All(_rig.Messages.SelectMany(message => message.Items), item => Assert.Equal(("overdue-open", AlertUnit.Dossiers), (item.Kpi, item.Unit)));
    }

    [Fact]
    public async Task The_same_turn_again_writes_nothing_also_of_an_alert_that_is_muted()
    {
        await FireAsync();
        _rig.Desk.Silence(Silence());
        await _rig.TurnAsync(1);
        Assert.Equal(AlertMuteKind.Silence, _rig.State().Mute!.Kind);
        var written = _rig.File.Changes.Revision;
        for (var turn = 0; turn < 5; turn++)
        {
            await _rig.TurnAsync(2);
        }

        Assert.Equal(written, _rig.File.Changes.Revision);
    }

    [Fact]
    public async Task A_restart_repeats_nothing_and_goes_on_with_the_numbers()
    {
        await FireAsync();
        _rig.Restart();
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(2);
        Assert.Equal(2, _rig.Messages.Count);
        _rig.Board.Overdue("H49.13", 9);
        await _rig.TurnAsync(2);
        Assert.Equal([1, 2], _rig.Transitions.Select(transition => transition.Number));
        Assert.Equal(["duty: overdue@agency:H49.13 Fired", "chief: overdue@agency:H49.13 Fired"], _rig.Told.Skip(2));
    }

    [Fact]
    public async Task What_cleared_while_the_service_was_down_is_resolved_at_the_first_turn_to_those_who_were_told()
    {
        await FireAsync();
        _rig.Routing(Files.DutyOnly);
        _rig.Board.Overdue(WatchRig.Justice, 0);
        _rig.Restart();
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Resolved, 1L), (_rig.State().Phase, _rig.State().Episode));
        Assert.Equal([$"duty: {Alert} Resolved", $"chief: {Alert} Resolved"], _rig.Told.Skip(2));
        Assert.DoesNotContain(_rig.Store.Told(), told => told.Open);
    }

    [Fact]
    public async Task What_clears_while_the_service_runs_is_watched_for_its_time_also_after_a_restart_that_saw_it_open()
    {
        await FireAsync();
        _rig.Restart();
        await _rig.TurnAsync(2);
        _rig.Board.Overdue(WatchRig.Justice, 0);
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(58);
        Assert.Equal(AlertPhase.Firing, _rig.State().Phase);
        await _rig.TurnAsync(2);
        Assert.Equal(AlertPhase.Resolved, _rig.State().Phase);
    }

    [Fact]
    public async Task A_commit_that_fails_changes_nothing_and_the_next_turn_does_all_of_it()
    {
        await _rig.TurnAsync();
        _rig.Execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        _rig.Board.Overdue(WatchRig.Justice, 6);
        await Assert.ThrowsAsync<SqliteException>(() => _rig.TurnAsync(2));
        await Assert.ThrowsAsync<SqliteException>(() => _rig.TurnAsync(2));
        Assert.Empty(_rig.Store.States());
        Assert.Empty(_rig.Transitions);
        Assert.Empty(_rig.Store.Told());
        _rig.Execute("DROP TRIGGER full");
        await _rig.TurnAsync(2);
        Assert.Equal(1, Assert.Single(_rig.Transitions).Number);
        Assert.Equal([$"duty: {Alert} Fired", $"chief: {Alert} Fired"], _rig.Told);

        // A resolve that fails is not lost either, and no shortened watch comes of reading the file again.
        _rig.Board.Overdue(WatchRig.Justice, 0);
        await _rig.TurnAsync(2);
        _rig.Execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Assert.ThrowsAsync<SqliteException>(() => _rig.TurnAsync(61));
        Assert.Equal(AlertPhase.Firing, _rig.State().Phase);
        _rig.Execute("DROP TRIGGER full");
        await _rig.TurnAsync(2);
        Assert.Equal([$"duty: {Alert} Resolved", $"chief: {Alert} Resolved"], _rig.Told.Skip(2));
    }

    [Fact]
    public async Task The_running_loop_goes_on_by_itself_after_a_commit_that_failed()
    {
        await _rig.TurnAsync();
        _rig.Execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        _rig.Board.Overdue(WatchRig.Justice, 6);
        await Assert.ThrowsAsync<SqliteException>(() => _rig.TurnAsync(2));
        await _rig.Loop.StartAsync(default);
        _rig.Execute("DROP TRIGGER full");
        await Eventually.Holds(() => _rig.Messages.Count == 2, "the breach is told");
        _rig.Board.Overdue("H49.13", 9);
        _rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.Holds(() => _rig.Messages.Count == 4, "the next breach is told");
        await _rig.Loop.StopAsync(default);
    }

    [Fact]
    public async Task A_silence_made_between_two_turns_holds_and_its_end_tells_what_is_open()
    {
        await _rig.TurnAsync();
        var silence = _rig.Desk.Silence(Silence());
        await FireAsync();
        Assert.Empty(_rig.Messages);
        Assert.Equal((AlertMuteKind.Silence, $"{silence.Id}"), _rig.State().Mute is var mute ? (mute!.Kind, mute.Detail) : default);
        _rig.Board.Overdue(WatchRig.Justice, 7);
        await _rig.TurnAsync(2);
        Assert.NotNull(_rig.State().Mute);

        Assert.True(_rig.Desk.EndSilence(silence.Id, "lan", _rig.Clock.GetUtcNow()));
        _rig.Board.Overdue(WatchRig.Justice, 8);
        await _rig.TurnAsync(2);
        Assert.Equal([$"duty: {Alert} Fired", $"chief: {Alert} Fired"], _rig.Told);
        Assert.Null(_rig.State().Mute);
        Assert.Equal(
            [(1, AlertChange.Fired, ""), (2, AlertChange.Muted, $"silence:{silence.Id}"), (3, AlertChange.Unmuted, "")],
            _rig.Transitions.Select(transition => (transition.Number, transition.Change, transition.Reason)));
        _rig.Restart();
        await _rig.TurnAsync(2);
        Assert.Equal(2, _rig.Messages.Count);
    }

    [Fact]
    public async Task Acknowledged_it_is_not_repeated_and_worse_it_is_told_again()
    {
        await FireAsync();
        Assert.True(_rig.Desk.TryAcknowledge(Acknowledgement("lan", 1), out _));
        Assert.False(_rig.Desk.TryAcknowledge(Acknowledgement("minh", 1), out var first));
        Assert.Equal("lan", first.By);
        await _rig.TurnAsync(5 * 3600);
        Assert.Equal(2, _rig.Messages.Count);
        _rig.Board.Overdue(WatchRig.Justice, 10);
        await _rig.TurnAsync(2);
        Assert.Equal(2, _rig.Messages.Count);
        _rig.Board.Overdue(WatchRig.Justice, 11);
        await _rig.TurnAsync(2);
        Assert.Equal([$"duty: {Alert} Worsened", $"chief: {Alert} Worsened"], _rig.Told.Skip(2));
        _rig.Restart();
        await _rig.TurnAsync(5 * 3600);
        Assert.Equal([AlertMessageKind.Repeat, AlertMessageKind.Repeat], _rig.Messages.Skip(4).Select(message => message.Kind));
    }

    [Fact]
    public async Task Three_thousand_agencies_at_once_are_one_message_for_each_receiver_and_a_restart_tells_none_again()
    {
        _rig.Rules(Files.Overdue(threshold: 0));
        foreach (var agency in Enumerable.Range(0, 3000))
        {
            _rig.Board.Overdue($"H49.{agency}", 1);
        }

        await _rig.TurnAsync();
        Assert.Equal(
            [("duty", 20, 2980), ("chief", 20, 2980)], _rig.Messages.Select(message => (message.Receiver, message.Items.Count, message.Omitted)));
        Assert.Equal((3000, 6000), (_rig.Transitions.Count, _rig.Store.Told().Count));
        _rig.Restart();
        await _rig.TurnAsync(2);
        Assert.Equal(2, _rig.Messages.Count);
    }

    public void Dispose() => _rig.Dispose();

    private async Task FireAsync()
    {
        _rig.Board.Overdue(WatchRig.Justice, 6);
        await _rig.TurnAsync(2);
    }

    private AlertSilence Silence() => new(
        0, [new AlertMatcher("scope", MatchOperator.Equal, "agency:H49.12")], _rig.Clock.GetUtcNow(), _rig.Clock.GetUtcNow().AddHours(1), "lan", "Being worked on");

    private AlertAct Acknowledgement(string by, long transition) =>
        new(0, WatchRig.Alert(), 1, transition, AlertActKind.Acknowledged, by, _rig.Clock.GetUtcNow(), "");
}
