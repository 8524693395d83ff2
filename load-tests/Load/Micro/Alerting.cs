using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Ioc.Load.Report;

namespace Ioc.Load.Micro;

/// <summary>One evaluation of 500 rules for 75 agencies: the board is asked, every rule is held against every agency, every alert takes a step.</summary>
internal static class Alerting
{
    private const int Rules = 500;
    private const int Agencies = 75;
    private const int Dossiers = 50_000;
    private const double Bound = 100e6;

    public static void Run(ScenarioReport report)
    {
        var now = TimeProvider.System.GetUtcNow();
        var board = Fill(now);
        var times = new AlertTimes(WorkingCalendar.BuiltIn, LocalTime.Vietnam);
        var rules = new AlertRuleSet(RulesOf());
        var evaluator = new AlertEvaluator(rules, times);
        var states = new Dictionary<AlertFingerprint, AlertState>();
        var asked = Measured.Of(1, () => evaluator.Ask(board, Surroundings.None));
        var reading = new AlertReading(now, evaluator.Ask(board, Surroundings.None), Surroundings.None, [], TrustReport.Empty, [], AlertPast.None, AlertNames.None);
        var evaluated = Measured.Of(1, () => evaluator.Evaluate(reading));
        var samples = evaluator.Evaluate(reading);
        var stepped = Measured.Of(1, () =>
        {
            now = now.AddSeconds(5);
            foreach (var state in AlertRound.Of(rules, states, samples, now, times).States)
            {
                states[state.Fingerprint] = state;
            }
        });
        report.Add("alerts: the board is asked what 500 rules need", asked.NanosecondsEach / 1e6, "ms", note: $"{evaluator.Questions.Count} questions");
        report.Add("alerts: 500 rules held against 75 agencies", evaluated.NanosecondsEach / 1e6, "ms", note: $"{samples.Count:#,0} samples");
        report.Add("alerts: every alert takes a step", stepped.NanosecondsEach / 1e6, "ms", note: $"{states.Values.Count(state => state.Phase == AlertPhase.Firing):#,0} of them open");
        report.Add("alerts: one evaluation", (asked.NanosecondsEach + evaluated.NanosecondsEach + stepped.NanosecondsEach) / 1e6, "ms", note: $"at most {Bound / 1e6:0} ms");
    }

    private static IEnumerable<AlertRule> RulesOf()
    {
        var kpis = KpiCatalogue.All.OfType<CountedKpi>().ToList();
        return Enumerable.Range(0, Rules).Select(i => new AlertRule
        {
            Uid = $"rule-{i}",
            Name = $"Rule {i}",
            Watch = new AlertWatch(kpis[i % kpis.Count].Id),
            Scope = AlertScopeKind.Agency,
            Period = (AlertPeriod)(i / kpis.Count % 4),
            Threshold = i,
            For = TimeSpan.FromMinutes(i % 3),
            Hours = (AlertHours)(i % 3),
        });
    }

    private static KpiBoard Fill(DateTimeOffset now)
    {
        var codes = new DossierCodes();
        var board = new KpiBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Moment.From(now));
        var random = new Random(1);
        for (var i = 0; i < Dossiers; i++)
        {
            var received = Moment.From(now.AddMinutes(-random.Next(500_000)));
            board.Apply(new DossierUpdate
            {
                Key = new DossierKey(1, (ulong)i),
                ChangeTime = received,
                Content = new DossierContent
                {
                    Agency = codes.Agencies.IdOf($"A{random.Next(Agencies)}"),
                    Procedure = codes.Procedures.IdOf($"P{random.Next(200)}"),
                    Status = DossierStatus.Processing,
                    Channel = (Channel)random.Next(ChannelNames.Count),
                    Facts = (DossierFacts)random.Next(1 << 19),
                    Received = received,
                    Due = received.Plus(TimeSpan.FromDays(random.Next(60))),
                },
            });
        }

        return board;
    }
}
