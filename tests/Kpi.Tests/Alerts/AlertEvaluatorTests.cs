using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Board;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Tests.Plans;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Kpi.Tests.Alerts;

/// <summary>What rules are held against. The clock stands at 10:30 on Friday, 20 March 2026; work began at 07:00.</summary>
public sealed class AlertEvaluatorTests
{
    private const string Dossiers =
        "received=03-19T09:00 due=03-19T17:00 agency=A procedure=P channel=online;"
        + "received=03-19T09:00 due=03-30T17:00 agency=A procedure=P channel=online;"
        + "received=03-20T08:00 due=03-30T17:00 agency=A procedure=P channel=online;"
        + "received=03-20T08:00 due=03-30T17:00 agency=A procedure=P channel=counter;"
        + "received=03-20T08:00 due=03-30T17:00 agency=B procedure=P channel=counter";

    private static readonly DateTimeOffset Now = DossierLines.At(WorkedBoard.Friday).ToUtc();
    private static readonly KpiBoard Board = new WorkedBoard(Dossiers).Board;

    [Fact]
    public void A_KPI_has_a_sample_for_each_agency_with_the_numbers_it_is_made_from()
    {
        var samples = Evaluate(Rule("kpi", new AlertWatch("overdue-open"), AlertScopeKind.Agency));
        Assert.Equal(
            [("agency:A", AlertSampleKind.Value, 1.0, 4.0), ("agency:B", AlertSampleKind.Value, 0.0, 1.0)],
            samples.Select(sample => (sample.Fingerprint.Scope.ToString(), sample.Kind, sample.Value!.Value, sample.Denominator!.Value)));
        var share = Evaluate(Rule("share", new AlertWatch("overdue-open", AsShare: true), AlertScopeKind.Agency));
        Assert.Equal([25.0, 0.0], share.Select(sample => sample.Value!.Value));
        Assert.Equal(1.0, Assert.Single(Evaluate(Rule("kpi", new AlertWatch("overdue-open")))).Value);
    }

    [Fact]
    public void A_named_part_of_a_KPI_is_watched_as_the_number_it_is_or_as_a_share()
    {
        const string Due = "received=03-19T09:00 due=03-20T17:00 procedure=P channel=online agency=";
        var board = new WorkedBoard($"{Due}A status=2; {Due}A status=4; {Due}A status=1; {Due}B status=4").Board;
        var watch = new AlertWatch("due-soon", Part: "no-progress");
        Assert.Equal([2.0, 0.0], Evaluate(board, Rule("part", watch, AlertScopeKind.Agency)).Select(sample => sample.Value!.Value));
        var share = Evaluate(board, Rule("share", watch with { AsShare = true }));
        Assert.Equal((50.0, 2.0, 4.0), Assert.Single(share) is var sample ? (sample.Value, sample.Numerator, sample.Denominator) : default);
        Assert.Equal(["part"], AlertRuleChecks.Of(Rule("none", watch with { Part = "half" })).Select(fault => fault.Member));
        Assert.Equal(["part"], AlertRuleChecks.Of(Rule("none", new AlertWatch("overdue-open", Part: "no-progress"))).Select(fault => fault.Member));
    }

    [Fact]
    public void One_scope_of_a_kind_can_be_named()
    {
        var only = Evaluate(Rule("kpi", new AlertWatch("overdue-open"), AlertScopeKind.Agency) with { ScopeKey = "B" });
        Assert.Equal("agency:B", Assert.Single(only).Fingerprint.Scope.ToString());
    }

    [Fact]
    public void The_period_is_the_rules()
    {
        Assert.Equal(2.0, Evaluate(Rule("day", new AlertWatch("received-dossiers"), AlertScopeKind.Agency))[0].Value);
        Assert.Equal(4.0, Evaluate(Rule("month", new AlertWatch("received-dossiers"), AlertScopeKind.Agency) with { Period = AlertPeriod.Month })[0].Value);
        Assert.Equal(5.0, Assert.Single(Evaluate(Rule("all", new AlertWatch("received-dossiers")) with { Period = AlertPeriod.All })).Value);
    }

    [Fact]
    public void A_rate_of_nothing_is_not_judged_and_not_missing()
    {
        var sample = Assert.Single(Evaluate(Rule("rate", new AlertWatch("on-time-rate"))));
        Assert.Equal((AlertSampleKind.NotJudged, null), (sample.Kind, sample.Value));
    }

    [Fact]
    public void A_KPI_that_cannot_apply_is_not_judged_though_it_counts_nothing()
    {
        var board = new WorkedBoard("received=03-20T08:00 agency=A procedure=P").Board;
        var evaluator = new AlertEvaluator(new AlertRuleSet([Rule("kpi", new AlertWatch("overdue-open"))]), AlertStory.Times);
        var reading = new AlertReading(Now, evaluator.Ask(board, Surroundings.None), Surroundings.None, [], TrustReport.Empty, [], AlertPast.None, AlertNames.None);
        var sample = Assert.Single(evaluator.Evaluate(reading));
        Assert.Equal(AlertSampleKind.NotJudged, sample.Kind);
        Assert.Empty(AlertMachine.Step(Rule("kpi", new AlertWatch("overdue-open")) with { Threshold = -1 }, null, sample, Now, AlertStory.Times).Transitions);
    }

    [Fact]
    public void Figures_that_no_source_feeds_any_more_are_missing_and_the_source_has_its_own_sample()
    {
        var stalled = Around(Source("tthc", TimeSpan.FromMinutes(61)));
        var rules = new[] { Rule("kpi", new AlertWatch("overdue-open"), AlertScopeKind.Agency), Rule("age", new AlertWatch("", AlertMeasure.SourceAgeInIntervals), AlertScopeKind.Source) };
        Assert.Equal(
            [("agency:A", AlertSampleKind.Missing, null), ("agency:B", AlertSampleKind.Missing, null), ("source:tthc", AlertSampleKind.Value, 61 / 15.0)],
            Evaluate(reading => reading with { Around = stalled }, rules).Select(sample => (sample.Fingerprint.Scope.ToString(), sample.Kind, sample.Value)));
        var other = Around(Source("tthc", TimeSpan.FromMinutes(61)), Source("other", TimeSpan.FromMinutes(3)));
        Assert.Equal(AlertSampleKind.Value, Evaluate(reading => reading with { Around = other }, rules)[0].Kind);
        var health = Evaluate(reading => reading with { Around = stalled }, Rule("health", new AlertWatch("source-health")));
        Assert.Equal(AlertSampleKind.Value, Assert.Single(health).Kind);
    }

    [Fact]
    public void A_source_that_catches_up_feeds_no_alert_yet_and_one_that_is_off_has_none()
    {
        var around = Around(Source("tthc", TimeSpan.FromMinutes(3)) with { CatchingUp = true }, Source("off", null) with { State = SourceState.Disabled });
        var samples = Evaluate(
            reading => reading with { Around = around },
            Rule("kpi", new AlertWatch("overdue-open")), Rule("age", new AlertWatch("", AlertMeasure.SourceAgeInIntervals), AlertScopeKind.Source));
        Assert.Equal([("province", AlertSampleKind.Missing), ("source:tthc", AlertSampleKind.Value)], samples.Select(each => (each.Fingerprint.Scope.ToString(), each.Kind)));
    }

    // Intervals of a quarter of an hour, and of ten seconds: the turn is never shorter than a minute and never longer than ten.
    [Theory]
    [InlineData(900, 599, false)]
    [InlineData(900, 600, true)]
    [InlineData(10, 59, false)]
    [InlineData(10, 60, true)]
    [InlineData(120, 119, false)]
    [InlineData(120, 120, true)]
    public void That_the_service_was_away_is_no_silence_of_its_source(int intervalSeconds, int secondsSinceStart, bool judged)
    {
        var source = Source("tthc", TimeSpan.FromHours(2)) with { ExpectEvery = TimeSpan.FromSeconds(intervalSeconds), LastSuccessAt = Moment.From(Now.AddHours(-2)) };
        var rule = Rule("age", new AlertWatch("", AlertMeasure.SourceAgeInIntervals), AlertScopeKind.Source);
        var started = Now.AddSeconds(-secondsSinceStart);
        AlertSampleKind KindOf(SourceStatus status) =>
            Assert.Single(Evaluate(reading => reading with { Around = Around(status), Since = started }, rule)).Kind;

        Assert.Equal(judged ? AlertSampleKind.Value : AlertSampleKind.Missing, KindOf(source));
        Assert.Equal(AlertSampleKind.Value, KindOf(source with { LastSuccessAt = Moment.From(started) }));
    }

    [Fact]
    public void The_mean_of_the_weekday_is_the_reference()
    {
        Assert.Equal([Now.AddDays(-7), Now.AddDays(-14), Now.AddDays(-21), Now.AddDays(-28)], WeekdayMean.Instants(Now));
        Assert.Equal(75, WeekdayMean.Of([70, null, 80, null]));
        Assert.Null(WeekdayMean.Of([70, null, null, null]));
        var past = AlertPast.None with { WeekdayMeans = new Dictionary<SeriesKey, double> { [new("online-submission-rate", "A")] = 80 } };
        var samples = Evaluate(
            reading => reading with { Past = past },
            Rule("drop", new AlertWatch("online-submission-rate"), AlertScopeKind.Agency) with { CompareWith = AlertCompareWith.WeekdayMean });
        Assert.Equal([(50.0, (double?)80.0), (0.0, null)], samples.Select(sample => (sample.Value!.Value, sample.Reference)));
    }

    [Fact]
    public void What_was_received_within_the_hour_is_the_difference_to_an_hour_ago_seen_against_a_usual_day()
    {
        var past = AlertPast.None with { IsHourKnown = true, ReceivedAnHourAgo = new Dictionary<SeriesKey, double> { [new("received-dossiers", "A")] = 2 } };
        var rule = Rule("hour", new AlertWatch("", AlertMeasure.ReceivedInLastHour), AlertScopeKind.Agency);
        var samples = Evaluate(reading => reading with { Past = past }, rule);
        Assert.Equal([("agency:A", 0.0), ("agency:B", 1.0)], samples.Select(sample => (sample.Fingerprint.Scope.ToString(), sample.Value!.Value)));
        Assert.InRange(samples[0].Size, 0.1, 0.2);
        Assert.All(Evaluate(rule), sample => Assert.Equal(AlertSampleKind.NotJudged, sample.Kind));
        var lunch = Evaluate(reading => reading with { Past = past, Now = DossierLines.At("03-20T14:00").ToUtc() }, rule);
        Assert.All(lunch, sample => Assert.Equal(AlertSampleKind.NotJudged, sample.Kind));
    }

    [Fact]
    public void A_target_is_seen_by_its_projection()
    {
        var target = PlanFiles.Target("quang-ninh/T01");
        var behind = new AlertTarget(new PlanReference("quang-ninh", "T01"), Progress(target, TargetStatus.Behind, target.Value!.Value * 0.9));
        var expired = new AlertTarget(new PlanReference("quang-ninh", "T02"), Progress(target, TargetStatus.Missed, 1) with { Expired = true });
        var samples = Evaluate(
            reading => reading with { Targets = [behind, expired] },
            Rule("behind", new AlertWatch("", AlertMeasure.TargetBehind), AlertScopeKind.Target),
            Rule("line", new AlertWatch(target.Kpi!), AlertScopeKind.Target) with { CompareWith = AlertCompareWith.TargetProjection });
        Assert.Equal(["target:quang-ninh/T01", "target:quang-ninh/T01"], samples.Select(sample => sample.Fingerprint.Scope.ToString()));
        Assert.Equal(10, samples[0].Value!.Value, 6);
        Assert.Equal((target.Value.Value * 0.9, target.Value), (samples[1].Value, samples[1].Reference));
    }

    [Fact]
    public void Before_targets_are_read_and_trust_is_scanned_nothing_can_be_said_of_what_they_are_about()
    {
        var rules = new AlertRuleSet(
        [
            Rule("behind", new AlertWatch("", AlertMeasure.TargetBehind), AlertScopeKind.Target),
            Rule("report", new AlertWatch("", AlertMeasure.ReportDueInWorkingDays), AlertScopeKind.Target),
            Rule("line", new AlertWatch("overdue-open"), AlertScopeKind.Target) with { CompareWith = AlertCompareWith.TargetProjection },
            Rule("trust", new AlertWatch("", AlertMeasure.TrustCheckFailed), AlertScopeKind.Source),
            Rule("kpi", new AlertWatch("overdue-open"), AlertScopeKind.Agency),
        ]);
        var evaluator = new AlertEvaluator(rules, AlertStory.Times);
        var reading = new AlertReading(Now, evaluator.Ask(Board, Surroundings.None), Surroundings.None, null, TrustReport.Empty, [], AlertPast.None, AlertNames.None);
        Assert.Equal(["behind", "line", "report", "trust"], evaluator.BlindOf(reading).Order());
        Assert.Equal(["trust"], evaluator.BlindOf(reading with { Targets = [] }));
    }

    [Fact]
    public void A_report_is_so_many_working_days_away_until_it_is_given()
    {
        var plan = PlanFiles.Loaded.Find("quang-ninh")! with { Year = 2026 };
        var given = new Dictionary<(string, string), TaskEvidence> { [(plan.Code, "K055")] = new(null, new DateOnly(2026, 3, 10), "x") };
        var rule = Rule("report", new AlertWatch("", AlertMeasure.ReportDueInWorkingDays), AlertScopeKind.Target) with { ScopeKey = "quang-ninh/B02" };
        Assert.Equal(2, Assert.Single(Evaluate(reading => reading with { Around = Surroundings.None with { Plans = [plan] } }, rule)).Value);
        var later = Evaluate(reading => reading with { Around = Surroundings.None with { Plans = [plan], Evidence = given } }, rule);
        Assert.InRange(Assert.Single(later).Value!.Value, 20, 26);
    }

    [Fact]
    public void Ioc_itself_is_seen_by_what_the_host_fills_in()
    {
        var service = new[] { new ServiceMeasure("outbox-oldest-seconds", "outbox", 400), new ServiceMeasure("channel-failing-seconds", "channel/email", null) };
        var samples = Evaluate(
            reading => reading with { Service = service },
            Rule("outbox", new AlertWatch("", AlertMeasure.Service, "outbox-oldest-seconds"), AlertScopeKind.Service),
            Rule("channel", new AlertWatch("", AlertMeasure.Service, "channel-failing-seconds"), AlertScopeKind.Service),
            Rule("calendar", new AlertWatch("", AlertMeasure.Service, "calendar-year-missing"), AlertScopeKind.Service));
        Assert.Equal(
            [("service:outbox", AlertSampleKind.Value, 400.0), ("service:channel/email", AlertSampleKind.Missing, null), ("service:calendar", AlertSampleKind.Value, 0)],
            samples.Select(sample => (sample.Fingerprint.Scope.ToString(), sample.Kind, sample.Value)));
    }

    [Fact]
    public void Trust_is_missing_until_it_was_looked_at()
    {
        var rule = Rule("trust", new AlertWatch("", AlertMeasure.TrustCheckFailed));
        Assert.Equal(AlertSampleKind.Missing, Assert.Single(Evaluate(rule)).Kind);
        var looked = TrustReport.Empty with { AsOf = Moment.From(Now) };
        Assert.Equal(0.0, Assert.Single(Evaluate(reading => reading with { Trust = looked }, rule)).Value);
    }

    [Fact]
    public void The_board_is_asked_each_thing_once_however_many_rules_need_it()
    {
        var rules = Enumerable.Range(0, 50).Select(i => Rule($"r{i}", new AlertWatch(i % 2 == 0 ? "overdue-open" : "due-soon"), AlertScopeKind.Agency) with { Threshold = i });
        Assert.Equal(2, new AlertEvaluator(new AlertRuleSet(rules), AlertStory.Times).Questions.Count);
    }

    private static AlertRule Rule(string uid, AlertWatch watch, AlertScopeKind scope = AlertScopeKind.Province) =>
        new() { Uid = uid, Name = uid, Watch = watch, Scope = scope, Threshold = 0 };

    private static IReadOnlyList<AlertSample> Evaluate(params AlertRule[] rules) => Evaluate(reading => reading, rules);

    private static IReadOnlyList<AlertSample> Evaluate(KpiBoard board, params AlertRule[] rules) => Evaluate(board, reading => reading, rules);

    private static IReadOnlyList<AlertSample> Evaluate(Func<AlertReading, AlertReading> change, params AlertRule[] rules) => Evaluate(Board, change, rules);

    private static IReadOnlyList<AlertSample> Evaluate(KpiBoard board, Func<AlertReading, AlertReading> change, params AlertRule[] rules)
    {
        Assert.All(rules, rule => Assert.Empty(AlertRuleChecks.Of(rule)));
        var evaluator = new AlertEvaluator(new AlertRuleSet(rules), AlertStory.Times);
        var reading = new AlertReading(Now, evaluator.Ask(board, Surroundings.None), Surroundings.None, [], TrustReport.Empty, [], AlertPast.None, AlertNames.None);
        var changed = change(reading);
        return evaluator.Evaluate(changed with { Answers = evaluator.Ask(board, changed.Around) });
    }

    private static Surroundings Around(params SourceStatus[] sources) => Surroundings.None with { Sources = sources };

    private static SourceStatus Source(string id, TimeSpan? age) => new(
        id, SourceKind.Push, SourceState.Ok, Moment.None, age, TimeSpan.FromMinutes(15), null, 0, null, 0, 0, new Dictionary<string, long>(), new Dictionary<string, long>());

    private static TargetProgress Progress(PlanTarget target, TargetStatus status, double projected) =>
        new(target, status, false, projected / 2, false, new TargetProjection(projected, null, null, null), null, 10);
}
