using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>What changes around the loop: rule and routing files, sources that fall silent or catch up, and what is not read yet after a start.</summary>
public sealed class AlertLoopChangeTests : IDisposable
{
    private const string Alert = "overdue@agency:H49.12";
    private const string Broken = "groups: [ this is no rule";

    private static readonly SourceDeclaration Source = new("tthc", SourceKind.Push, true, TimeSpan.FromMinutes(15));

    private readonly WatchRig _rig = new(Files.Overdue() + Files.SourceRule, Files.Both);

    [Fact]
    public async Task Another_name_keeps_the_alert_by_its_uid_and_another_threshold_judges_it_anew()
    {
        await FireAsync();
        _rig.Rules(Files.Overdue(name: "Too many overdue"));
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Firing, 1L), (_rig.State().Phase, _rig.State().Episode));
        Assert.Equal(2, _rig.Messages.Count);
        _rig.Rules(Files.Overdue(threshold: 10, keep: "15s"));
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(20);
        Assert.Equal([$"duty: {Alert} Resolved", $"chief: {Alert} Resolved"], _rig.Told.Skip(2));
        Assert.Equal("", _rig.Transitions[^1].Reason);
    }

    [Fact]
    public async Task A_broken_rule_file_leaves_the_rules_in_force()
    {
        await FireAsync();
        _rig.Rules(Broken);
        _rig.Board.Overdue("H49.13", 9);
        await _rig.TurnAsync(2);
        Assert.Equal(AlertPhase.Firing, _rig.State().Phase);
        Assert.Equal(AlertPhase.Firing, _rig.State(agency: "H49.13").Phase);
        Assert.Equal(4, _rig.Messages.Count);
    }

    [Fact]
    public async Task A_rule_file_that_is_broken_at_the_start_closes_no_alert_of_its_rules()
    {
        await FireAsync();
        _rig.Rules(Broken);
        _rig.Restart();
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(60);
        Assert.Equal(AlertPhase.Firing, _rig.State().Phase);
        _rig.Rules(Files.Overdue());
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Firing, 1L, 2), (_rig.State().Phase, _rig.State().Episode, _rig.Messages.Count));
    }

    [Fact]
    public async Task A_routing_file_that_is_broken_at_the_start_loses_no_resolve()
    {
        await FireAsync();
        _rig.Routing("receivers: [");
        _rig.Board.Overdue(WatchRig.Justice, 0);
        _rig.Restart();
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Resolved, 2), (_rig.State().Phase, _rig.Messages.Count));
        _rig.Routing(Files.Both);
        await _rig.TurnAsync(2);
        Assert.Equal([$"duty: {Alert} Resolved", $"chief: {Alert} Resolved"], _rig.Told.Skip(2));
    }

    [Fact]
    public async Task A_rule_that_is_removed_resolves_its_alerts_and_says_why()
    {
        await FireAsync();
        _rig.Rules(Files.Overdue(uid: "another"));
        await _rig.TurnAsync(2);
        Assert.Equal(AlertMachine.RuleRemoved, _rig.Transitions.Single(transition => transition.Change == AlertChange.Resolved).Reason);
        Assert.Equal(
            ["duty: another@agency:H49.12 Fired", $"duty: {Alert} Resolved", "chief: another@agency:H49.12 Fired", $"chief: {Alert} Resolved"], _rig.Told.Skip(2));
        _rig.DeleteRules();
        await _rig.TurnAsync(2);
        Assert.Equal(AlertPhase.Resolved, _rig.State("another").Phase);
    }

    [Fact]
    public async Task Figures_that_nobody_feeds_neither_fire_nor_resolve_and_the_source_has_its_own_alert()
    {
        Hear();
        await FireAsync();
        await _rig.TurnAsync(46 * 60);
        Assert.Equal(["duty: source-stale@source:tthc Fired", "chief: source-stale@source:tthc Fired"], _rig.Told.Skip(2));
        _rig.Board.Overdue(WatchRig.Justice, 0);
        _rig.Board.Overdue("H49.13", 9);
        await _rig.TurnAsync(60);
        await _rig.TurnAsync(120);
        Assert.Equal((AlertPhase.Firing, true), (_rig.State().Phase, _rig.State().NoData));
        Assert.DoesNotContain(_rig.Transitions, transition => transition.Fingerprint.Scope.Key == "H49.13" && transition.Change == AlertChange.Fired);
        Assert.Equal(4, _rig.Messages.Count);

        Hear();
        await _rig.TurnAsync(2);
        Assert.Equal(["duty: overdue@agency:H49.13 Fired", "chief: overdue@agency:H49.13 Fired"], _rig.Told.Skip(4));
        Assert.Equal((AlertPhase.Firing, false), (_rig.State().Phase, _rig.State().NoData));
        await _rig.TurnAsync(60);
        Assert.Contains($"chief: {Alert} Resolved", _rig.Told);
        Assert.Contains("chief: source-stale@source:tthc Resolved", _rig.Told);
    }

    [Fact]
    public async Task A_stop_of_the_service_tells_nobody_of_its_sources_and_ends_no_alert_of_them()
    {
        Hear();
        var heard = _rig.Now;
        await _rig.TurnAsync(2);
        _rig.Clock.Advance(TimeSpan.FromHours(2));
        RestartHaving(heard);
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(60);
        Assert.Empty(_rig.Told);
        Hear();
        await _rig.TurnAsync(600);
        Assert.Empty(_rig.Told);

        heard = _rig.Now;
        await _rig.TurnAsync(46 * 60);
        Assert.Equal(["duty: source-stale@source:tthc Fired", "chief: source-stale@source:tthc Fired"], _rig.Told);
        RestartHaving(heard);
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(11 * 60);
        Assert.Equal(2, _rig.Told.Count);
        Hear();
        await _rig.TurnAsync(2);
        await _rig.TurnAsync(60);
        Assert.Contains("chief: source-stale@source:tthc Resolved", _rig.Told);
    }

    [Fact]
    public async Task A_source_that_is_still_catching_up_raises_nothing()
    {
        _rig.Sources.Declare(Source);
        _rig.Sources.Progressed("tthc", TimeSpan.FromSeconds(1), SourceTally.Nothing);
        await FireAsync();
        await _rig.TurnAsync(60);
        Assert.DoesNotContain(_rig.Transitions, transition => transition.Change == AlertChange.Fired);
        Assert.Empty(_rig.Messages);
        Hear();
        await _rig.TurnAsync(2);
        Assert.Equal([$"duty: {Alert} Fired", $"chief: {Alert} Fired"], _rig.Told);
    }

    [Fact]
    public async Task Before_the_board_is_ready_nothing_is_judged()
    {
        await FireAsync();
        _rig.Board.Overdue(WatchRig.Justice, 0);
        _rig.Board.IsReady = false;
        _rig.Restart();
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Firing, 1), (_rig.State().Phase, _rig.Transitions.Count));
        _rig.Board.Overdue(WatchRig.Justice, 6);
        _rig.Board.IsReady = true;
        await _rig.TurnAsync(2);
        Assert.Equal((AlertPhase.Firing, 1), (_rig.State().Phase, _rig.Transitions.Count));
    }

    [Fact]
    public async Task Targets_that_are_not_read_yet_after_a_start_are_not_taken_for_gone()
    {
        _rig.Rules(Files.Overdue() + Files.TargetRule);
        _rig.Targets.Now = [Targets.Behind];
        await _rig.TurnAsync();
        Assert.Equal($"duty: target-behind@target:{Targets.Behind.Reference} Fired", _rig.Told[0]);
        _rig.Restart();
        await _rig.TurnAsync(2);
        _rig.Targets.Now = [Targets.Behind];
        await _rig.TurnAsync(2);
        Assert.Equal(2, _rig.Messages.Count);
        _rig.Targets.Now = [];
        await _rig.TurnAsync(2);
        Assert.Equal(AlertMachine.ScopeGone, _rig.Transitions[^1].Reason);
    }

    public void Dispose() => _rig.Dispose();

    private async Task FireAsync()
    {
        _rig.Board.Overdue(WatchRig.Justice, 6);
        await _rig.TurnAsync(2);
    }

    private void RestartHaving(Moment heard)
    {
        _rig.Restart();
        _rig.Sources.Declare(Source);
        _rig.Sources.Succeeded("tthc", heard, TimeSpan.FromSeconds(1), SourceTally.Nothing);
    }

    private void Hear()
    {
        _rig.Sources.Declare(Source);
        _rig.Sources.Succeeded("tthc", _rig.Now, TimeSpan.FromSeconds(1), SourceTally.Nothing);
    }
}
