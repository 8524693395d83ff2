using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Xunit;
using static Ioc.Kpi.Tests.Alerts.Routing.AlertWorld;
using static Ioc.Kpi.Tests.Alerts.Routing.Tables;

namespace Ioc.Kpi.Tests.Alerts.Routing;

public sealed class RoutingFlowTests
{
    private static readonly AlertFingerprint One = Agency("H49.1");
    private static readonly AlertFingerprint Two = Agency("H49.2");

    [Fact]
    public void The_first_message_goes_at_once_and_the_next_when_the_interval_is_over()
    {
        var world = new AlertWorld(Simple(groupMinutes: 5));
        world.Fire(One);
        Assert.Equal("duty: Fired H49.1", Words(world.Tell()));
        world.Fire(Two);
        Assert.Equal("", Words(world.TellFor(4)));
        Assert.Equal("duty: Fired H49.2", Words(world.TellFor(1)));
        Assert.Equal("", Words(world.TellFor(60)));
    }

    [Fact]
    public void Three_thousand_agencies_at_once_are_one_message_under_the_cap_and_with_their_cause_open_one_alert()
    {
        var table = Table([Receiver("duty", most: 20)], [Route("", ["duty"])], [Inhibition("rule=source-stale", "kind=agency")]);
        var world = new AlertWorld(table);
        var agencies = Enumerable.Range(1, 3000).Select(number => Agency($"H49.{number}")).ToList();
        agencies.ForEach(agency => world.Fire(agency, agency.Scope.Key.EndsWith("77", StringComparison.Ordinal) ? AlertSeverity.Critical : AlertSeverity.Warning));
        var message = Assert.Single(world.Tell());
        Assert.Equal((20, 2980), (message.Items.Count, message.Omitted));
        Assert.All(message.Items, item => Assert.Equal(AlertSeverity.Critical, item.Severity));

        // Those that were only counted are told of as well: all of them close in one message.
        agencies.ForEach(agency => world.Resolve(agency));
        var resolved = Assert.Single(world.TellFor(30));
        Assert.Equal((20, 2980), (resolved.Items.Count, resolved.Omitted));

        var stalled = new AlertWorld(table);
        stalled.Fire(Source("tthc"), AlertSeverity.Critical);
        agencies.ForEach(agency => stalled.Fire(agency));
        Assert.Equal("duty: Fired tthc", Words(stalled.TellFor(60)));
        Assert.Equal(3000, stalled.Mutes.Count);
        agencies.Take(2990).ToList().ForEach(agency => stalled.Resolve(agency));
        stalled.Resolve(Source("tthc"));
        var rest = Assert.Single(stalled.TellFor(60));
        Assert.Equal((11, 0), (rest.Items.Count, rest.Omitted));
    }

    [Fact]
    public void Consequences_that_open_and_close_within_the_interval_are_told_of_only_by_their_cause()
    {
        var world = new AlertWorld(Table([Receiver("duty")], [Route("", ["duty"])], [Inhibition("rule=source-stale", "kind=agency")]));
        world.Fire(Source("before"), AlertSeverity.Info);
        world.Resolve(Source("before"));
        world.Tell();
        world.Wait(1);
        world.Fire(Source("tthc"));
        world.Fire(One);
        world.Wait(1);
        world.Resolve(One);
        world.Resolve(Source("tthc"));

        Assert.Equal("duty: Fired tthc, Resolved tthc", Words(world.TellFor(30)));
    }

    [Fact]
    public void Causes_need_the_same_values_where_the_rule_says_so_and_a_circle_keeps_its_gravest()
    {
        var rules = new[] { Inhibition("rule=a", "rule=b", "scope"), Inhibition("rule=b", "rule=a", "scope") };
        var world = new AlertWorld(Table([Receiver("duty")], [Route("", ["duty"])], rules));
        world.Fire(Agency("H1", "a"));
        world.Fire(Agency("H1", "b"), AlertSeverity.Critical);
        world.Fire(Agency("H2", "a"));

        var items = Assert.Single(world.Tell()).Items;
        Assert.Equal(["b@agency:H1", "a@agency:H2"], items.Select(item => item.Fingerprint.ToString()));
        Assert.Equal("b@agency:H1", Assert.Single(world.Mutes).Detail);
    }

    [Fact]
    public void What_opened_and_closed_within_one_interval_is_told_once_as_both()
    {
        var world = new AlertWorld(Simple());
        world.Fire(One);
        world.Tell();
        var fired = world.Fire(Two);
        world.Wait(1);
        world.Tell();
        var resolved = world.Resolve(Two);

        var message = Assert.Single(world.TellFor(60));
        Assert.Equal([fired.Number, resolved.Number], message.Items.Select(item => item.Transition));
        Assert.Equal((fired.At, resolved.At), (message.Items[1].Since, message.Items[1].At));
    }

    [Fact]
    public void What_nobody_was_told_of_needs_no_end()
    {
        var world = new AlertWorld(Simple());
        world.Silence("kind=agency", 10);
        world.Fire(One);
        world.TellFor(5);
        world.Resolve(One);

        Assert.Equal("", Words(world.TellFor(60)));
    }

    [Fact]
    public void The_end_goes_to_exactly_those_who_were_told()
    {
        var world = new AlertWorld(Table(
            [Receiver("duty"), Receiver("boss"), Receiver("other"), Receiver("owner")],
            [Route("kind=agency", ["duty"], goesOn: true), Route("kind=agency", ["other"]), Route("", [])]));
        world.Fire(One, owner: "owner");
        Assert.Equal("duty: Fired H49.1 | other: Fired H49.1 | owner: Fired H49.1", Words(world.Tell()));

        // The routes are others by now; the end follows what was told.
        world.Table = Table([Receiver("duty"), Receiver("boss"), Receiver("owner")], [Route("", ["boss"])]);
        world.Resolve(One);
        Assert.Equal("duty: Resolved H49.1 | owner: Resolved H49.1", Words(world.TellFor(60)));
        Assert.Empty(world.Memory.Open);
    }

    [Fact]
    public void The_end_is_told_when_the_rule_and_its_state_are_gone()
    {
        var world = new AlertWorld(Simple());
        world.Fire(One);
        world.Tell();
        world.Flap(One, begins: true);
        world.Resolve(One, "rule-removed");
        Assert.Equal("duty: Resolved H49.1", Words(world.TellFor(6)));

        world.Fire(Two);
        world.TellFor(6);
        world.Resolve(Two);
        world.States.Remove(Two);
        Assert.Equal("duty: Resolved H49.2", Words(world.TellFor(6)));
    }

    [Fact]
    public void An_open_alert_is_repeated_until_somebody_takes_it_on_and_told_when_it_is_worse()
    {
        var world = new AlertWorld(Simple(repeatHours: 1));
        var fired = world.Fire(One);
        world.Tell();
        Assert.Equal("duty Repeat: Fired H49.1 | duty Repeat: Fired H49.1", Words(world.TellFor(120)));
        world.Acknowledge(One, fired.Number);
        Assert.Equal("", Words(world.TellFor(600)));
        var worse = world.Worsen(One);
        Assert.Equal("duty: Worsened H49.1 | duty Repeat: Fired H49.1", Words(world.TellFor(61)));
        world.Acknowledge(One, worse.Number);
        Assert.Equal("", Words(world.TellFor(600)));
    }

    [Fact]
    public void What_is_not_acknowledged_in_time_goes_up_level_by_level_and_comes_down_with_its_end()
    {
        var world = new AlertWorld(Table(
            [Receiver("duty"), Receiver("boss"), Receiver("chief")],
            [Route("", ["duty"], escalation: [Level(15, "boss"), Level(60, "chief")])]));
        world.Fire(One);
        world.Tell();
        Assert.Equal("", Words(world.TellFor(14)));
        Assert.Equal("boss Escalation: Fired H49.1", Words(world.TellFor(1)));
        Assert.Equal("", Words(world.TellFor(44)));
        Assert.Equal("chief Escalation: Fired H49.1", Words(world.TellFor(1)));
        Assert.Equal(2, world.Memory.FindTold("chief", One)!.Level);
        world.Worsen(One);
        Assert.Equal("duty: Worsened H49.1 | boss: Worsened H49.1 | chief: Worsened H49.1", Words(world.TellFor(6)));
        world.Resolve(One);
        Assert.Equal("duty: Resolved H49.1 | boss: Resolved H49.1 | chief: Resolved H49.1", Words(world.TellFor(6)));
        Assert.Equal("", Words(world.TellFor(600)));
    }

    [Fact]
    public void An_acknowledgement_stops_the_escalation_and_worse_begins_it_anew()
    {
        var world = new AlertWorld(Table([Receiver("duty"), Receiver("boss")], [Route("", ["duty"], escalation: [Level(15, "boss")])]));
        var fired = world.Fire(One);
        world.Tell();
        world.Acknowledge(One, fired.Number);
        Assert.Equal("", Words(world.TellFor(200)));
        world.Worsen(One);
        Assert.Equal("duty: Worsened H49.1", Words(world.TellFor(14)));
        Assert.Equal("boss Escalation: Fired H49.1", Words(world.TellFor(2)));
    }

    [Fact]
    public void Escalation_runs_from_the_telling_not_from_the_firing_at_night()
    {
        // Fired at 20:00 in Viet Nam, told when work begins the next morning.
        var table = Table([Receiver("duty"), Receiver("boss")], [Route("", ["duty"], hours: RoutingHours.WorkingHours, escalation: [Level(15, "boss")])]);
        var world = new AlertWorld(table, Morning.AddHours(11));
        world.Fire(One);
        var sent = world.TellFor(12 * 60);

        Assert.Equal("duty: Fired H49.1 | boss Escalation: Fired H49.1", Words(sent));
        Assert.Equal(TimeSpan.FromMinutes(15), sent[1].At - sent[0].At);
    }

    [Fact]
    public void A_flapping_alert_is_told_once_and_again_when_it_is_calm()
    {
        var world = new AlertWorld(Simple(groupMinutes: 1));
        world.Fire(One);
        world.Tell();
        world.Flap(One, begins: true);
        Assert.Equal("duty: BeganFlapping H49.1", Words(world.TellFor(1)));
        for (var i = 0; i < 30; i++)
        {
            world.Resolve(One);
            Assert.Equal("", Words(world.TellFor(1)));
            world.Fire(One);
            Assert.Equal("", Words(world.TellFor(1)));
        }

        world.Flap(One, begins: false);
        Assert.Equal("duty: EndedFlapping H49.1", Words(world.TellFor(5)));
        world.Resolve(One);
        Assert.Equal("duty: Resolved H49.1", Words(world.TellFor(5)));
    }

    [Fact]
    public void A_flapping_alert_that_ends_closed_is_told_as_closed_once()
    {
        var world = new AlertWorld(Simple(groupMinutes: 5));
        world.Fire(One);
        world.Tell();
        world.Flap(One, begins: true);
        AlertTransition last;
        var times = 0;
        do
        {
            last = world.Resolve(One);
            world.Wait(0.01);
            world.Fire(One);
        }
        while (++times < 20);
        last = world.Resolve(One);
        world.Flap(One, begins: false);

        var message = Assert.Single(world.TellFor(60));
        Assert.Equal((AlertChange.Resolved, last.Number), (Assert.Single(message.Items).Change, message.Items[0].Transition));
    }

    [Fact]
    public void Missing_data_is_told_and_its_end_to_those_who_heard_of_it()
    {
        var world = new AlertWorld(Simple());
        world.LoseData(One);
        Assert.Equal("duty: LostData H49.1", Words(world.TellFor(60)));
        Assert.Empty(world.Memory.Open);
        world.LoseData(One, lost: false);
        Assert.Equal("duty: RegainedData H49.1", Words(world.TellFor(60)));
        world.LoseData(Two);
        world.LoseData(Two, lost: false);
        Assert.Equal("", Words(world.TellFor(60)));

        world.Fire(One);
        world.TellFor(6);
        world.LoseData(One);
        Assert.Equal("duty: LostData H49.1", Words(world.TellFor(60)));
        Assert.True(world.Memory.FindTold("duty", One)!.Open);
    }

    [Fact]
    public void What_is_pending_is_nobodys_business()
    {
        var world = new AlertWorld(Simple());
        world.States[One] = new AlertState { Fingerprint = One, Phase = AlertPhase.Pending, PhaseSince = world.Now };
        world.Memory.Add([new AlertTransition(1, One, 0, AlertChange.BecamePending, AlertPhase.Inactive, AlertPhase.Pending, world.Now, 9)]);

        Assert.Equal("", Words(world.TellFor(60)));
    }

    [Fact]
    public void Every_contact_of_a_receiver_gets_the_same_with_a_key_of_its_own_that_never_changes()
    {
        AlertWorld Fresh()
        {
            var world = new AlertWorld(Table([Receiver("duty", channels: ["email", "zalo"]), Receiver("other")], [Route("", ["duty", "other"])]));
            world.Fire(One);
            return world;
        }

        var world = Fresh();
        var first = world.Look().Messages;
        world.Wait(3);
        Assert.Equal(first.Select(message => message.Key), world.Look().Messages.Select(message => message.Key));
        Assert.Equal(first.Select(message => message.Key), Fresh().Look().Messages.Select(message => message.Key));
        Assert.Equal(3, first.Select(message => message.Key).Distinct().Count());
        Assert.All(first, message => Assert.Equal(32, message.Key.Length));
        var item = Assert.Single(first[0].Items);
        Assert.Equal(("overdue-open", AlertUnit.Percent, 12.0, 5.0), (item.Kpi, item.Unit, item.Value, item.Threshold));
    }

    [Fact]
    public void A_receiver_that_is_new_in_the_file_is_told_what_is_open()
    {
        var world = new AlertWorld(Simple());
        world.Fire(One);
        world.Fire(Two);
        world.Tell();
        world.Resolve(Two);
        world.TellFor(600);
        world.Table = Table([Receiver("duty"), Receiver("new")], [Route("", ["duty", "new"])]);

        Assert.Equal("new: Fired H49.1", Words(world.Tell()));
    }

    [Fact]
    public void A_clock_that_was_set_back_keeps_nobody_waiting()
    {
        var world = new AlertWorld(Simple());
        world.Fire(One);
        world.Tell();
        world.Wait(-600);
        world.Fire(Two);

        Assert.Equal("duty: Fired H49.2", Words(world.Tell()));
    }
}
