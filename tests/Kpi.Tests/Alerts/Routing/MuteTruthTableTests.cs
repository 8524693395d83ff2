using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>Silence × maintenance × inhibition × calendar, each on or off, for each severity.</summary>
public sealed class MuteTruthTableTests
{
    private static readonly AlertFingerprint Alert = AlertWorld.Agency("H49.1");
    private static readonly AlertFingerprint Cause = AlertWorld.Source("tthc");

    public static TheoryData<bool, bool, bool, bool, AlertSeverity> All
    {
        get
        {
            var rows = new TheoryData<bool, bool, bool, bool, AlertSeverity>();
            for (var bits = 0; bits < 16; bits++)
            {
                foreach (var severity in Enum.GetValues<AlertSeverity>())
                {
                    rows.Add((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0, severity);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_alert_is_told_when_nothing_mutes_it_and_as_soon_as_nothing_does(
        bool silenced, bool maintained, bool inhibited, bool closed, AlertSeverity severity)
    {
        var world = World(silenced, maintained, inhibited, closed);
        world.Fire(Alert, severity);
        var first = world.Tell();

        // The plain rule: any of the four mutes; the calendar does not mute what is critical; the first in the list is the reason.
        var closes = closed && severity != AlertSeverity.Critical;
        var reason = inhibited ? AlertMuteKind.Inhibition
            : silenced ? AlertMuteKind.Silence
            : maintained ? AlertMuteKind.Maintenance
            : closes ? AlertMuteKind.Calendar
            : (AlertMuteKind?)null;
        Assert.Equal(reason, world.Mutes.SingleOrDefault(mute => mute.Fingerprint == Alert)?.Kind);
        Assert.Equal(reason is null, Tells(first));

        // At ten the next morning none of the four is left.
        if (inhibited)
        {
            world.Resolve(Cause);
        }

        var later = world.TellFor(closed ? 14 * 60 : 25 * 60, step: 10);
        Assert.Equal(reason is not null, Tells(later));
        Assert.Empty(world.Mutes);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_end_of_what_was_told_is_kept_back_by_the_calendar_alone(
        bool silenced, bool maintained, bool inhibited, bool closed, AlertSeverity severity)
    {
        var open = World(false, false, false, false);
        open.Fire(Alert, severity);
        Assert.True(Tells(open.Tell()));

        var muted = World(silenced, maintained, inhibited, closed);
        open.Table = muted.Table;
        open.Silences.AddRange(muted.Silences.Select(silence => silence with { From = silence.From.AddDays(1), Until = silence.Until.AddDays(1) }));
        if (inhibited)
        {
            open.Fire(Cause, AlertSeverity.Critical);
        }

        open.Now = muted.Now.AddDays(1);
        open.Resolve(Alert);
        var told = open.Tell().SelectMany(message => message.Items).Any(item => item.Fingerprint == Alert && item.Change == AlertChange.Resolved);
        Assert.Equal(!closed || severity == AlertSeverity.Critical, told);
        var later = open.TellFor(24 * 60, step: 10).SelectMany(message => message.Items).Count(item => item.Fingerprint == Alert && item.Change == AlertChange.Resolved);
        Assert.Equal(told ? 0 : 1, later);
    }

    [Fact]
    public void The_reason_names_what_mutes()
    {
        string Detail(bool silenced, bool maintained, bool inhibited, bool closed)
        {
            var world = World(silenced, maintained, inhibited, closed);
            world.Fire(Alert);
            world.Tell();
            return world.Mutes.Single(mute => mute.Fingerprint == Alert).Detail;
        }

        Assert.Equal(
            ("1", "night work", "source-stale@source:tthc", "working-hours"),
            (Detail(true, false, false, false), Detail(false, true, false, false), Detail(false, false, true, false), Detail(false, false, false, true)));
    }

    private static bool Tells(IEnumerable<AlertMessage> messages) => messages.SelectMany(message => message.Items).Any(item => item.Fingerprint == Alert);

    private static AlertWorld World(bool silenced, bool maintained, bool inhibited, bool closed)
    {
        var now = closed ? AlertWorld.Morning.AddHours(11) : AlertWorld.Morning;
        var window = new RoutingMaintenance(
            "night work", MatcherSet.All, LocalTime.Vietnam.Zone, new RoutingOnce(now.AddHours(-2), now.AddHours(2)), null);
        var table = Tables.Table(
            [Tables.Receiver("duty", groupMinutes: 0, repeatHours: 100)],
            [Tables.Route("kind=agency", ["duty"], hours: RoutingHours.WorkingHours), Tables.Route("", ["duty"])],
            [Tables.Inhibition("rule=source-stale", "kind=agency")],
            maintained ? [window with { Matchers = Tables.Set("kind=agency") }] : []);
        var world = new AlertWorld(table, now);
        if (silenced)
        {
            world.Silence("scope=~\"agency:.*\"", 120);
        }

        if (inhibited)
        {
            world.Fire(Cause, AlertSeverity.Critical);
        }

        return world;
    }
}
