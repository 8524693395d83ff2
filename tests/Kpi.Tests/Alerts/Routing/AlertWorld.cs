using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Kpi.Tests.Alerts.Routing;

/// <summary>Stands for evaluator, store and loop around the stages: what is told here is committed unless the test says otherwise.</summary>
internal sealed class AlertWorld(RoutingTable table, DateTimeOffset start)
{
    /// <summary>A Wednesday at 09:00 in Viet Nam.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    private readonly AlertRouter _router = new();
    private long _number;

    public AlertWorld(RoutingTable table)
        : this(table, Morning)
    {
    }

    public RoutingTable Table { get; set; } = table;

    public DateTimeOffset Now { get; set; } = start;

    public Dictionary<AlertFingerprint, AlertState> States { get; } = [];

    public List<AlertAct> Acts { get; } = [];

    public List<AlertSilence> Silences { get; } = [];

    public RoutingMemory Memory { get; private set; } = new([], [], []);

    public List<AlertMessage> Sent { get; } = [];

    public IReadOnlyList<AlertMute> Mutes { get; private set; } = [];

    public static AlertFingerprint Agency(string code, string rule = "overdue-high") => new(rule, new AlertScope(AlertScopeKind.Agency, code));

    public static AlertFingerprint Source(string code, string rule = "source-stale") => new(rule, new AlertScope(AlertScopeKind.Source, code));

    public void Wait(double minutes) => Now += TimeSpan.FromMinutes(minutes);

    public AlertTransition Fire(AlertFingerprint which, AlertSeverity severity = AlertSeverity.Warning, string owner = "")
    {
        var before = States.GetValueOrDefault(which) ?? new AlertState { Fingerprint = which };
        States[which] = before with
        {
            Phase = AlertPhase.Firing, PhaseSince = Now, FiringSince = Now, Episode = before.Episode + 1, Severity = severity, Owner = owner, Value = 12, Threshold = 5,
        };
        return Note(which, AlertChange.Fired, before.Phase, 12);
    }

    public AlertTransition Resolve(AlertFingerprint which, string reason = "")
    {
        States[which] = States[which] with { Phase = AlertPhase.Resolved, PhaseSince = Now, Value = 3 };
        return Note(which, AlertChange.Resolved, AlertPhase.Firing, 3, reason);
    }

    public AlertTransition Worsen(AlertFingerprint which) => Note(which, AlertChange.Worsened, AlertPhase.Firing, 20);

    public AlertTransition Flap(AlertFingerprint which, bool begins)
    {
        States[which] = States[which] with { FlappingSince = begins ? Now : null };
        return Note(which, begins ? AlertChange.BeganFlapping : AlertChange.EndedFlapping, States[which].Phase, null);
    }

    public AlertTransition LoseData(AlertFingerprint which, bool lost = true)
    {
        var before = States.GetValueOrDefault(which) ?? new AlertState { Fingerprint = which };
        States[which] = before with { NoData = lost, NoDataSince = lost ? Now : null };
        return Note(which, lost ? AlertChange.LostData : AlertChange.RegainedData, before.Phase, null);
    }

    public void Acknowledge(AlertFingerprint which, long transition) =>
        Acts.Add(new AlertAct(Acts.Count + 1, which, States[which].Episode, transition, AlertActKind.Acknowledged, "an", Now, ""));

    public void Silence(string matchers, double minutes) => Silences.Add(new AlertSilence(
        Silences.Count + 1, Tables.Set(matchers).Matchers, Now, Now + TimeSpan.FromMinutes(minutes), "an", "planned"));

    private static AlertRule? RuleOf(string uid) =>
        uid == "overdue-high" ? new AlertRule { Uid = uid, Name = uid, Watch = new AlertWatch("overdue-open", AsShare: true), Threshold = 5 } : null;

    /// <summary>What would be told now; nothing is committed.</summary>
    public RoutingOutcome Look() => _router.Plan(new RoutingInput
    {
        Table = Table, States = States, Memory = Memory, Acts = Acts, Silences = Silences, RuleOf = RuleOf, Now = Now,
    });

    /// <summary>Tells and commits.</summary>
    public IReadOnlyList<AlertMessage> Tell()
    {
        var outcome = Look();
        Memory.Committed(outcome, Table, States);
        Sent.AddRange(outcome.Messages);
        Mutes = outcome.Mutes;
        return outcome.Messages;
    }

    /// <summary>Tells once a minute, or as often as <paramref name="step"/> says.</summary>
    public IReadOnlyList<AlertMessage> TellFor(double minutes, double step = 1)
    {
        var messages = new List<AlertMessage>();
        for (var end = Now + TimeSpan.FromMinutes(minutes); Now < end;)
        {
            Wait(step);
            messages.AddRange(Tell());
        }

        return messages;
    }

    /// <summary>`duty: Fired H49.1, Resolved H49.2 +3`, for each message.</summary>
    public static string Words(IEnumerable<AlertMessage> messages) => string.Join(" | ", messages.Select(message =>
        $"{message.Receiver}{(message.Kind == AlertMessageKind.Change ? "" : $" {message.Kind}")}: "
        + string.Join(", ", message.Items.Select(item => $"{item.Change} {item.Fingerprint.Scope.Key}")) + (message.Omitted > 0 ? $" +{message.Omitted}" : "")));

    private AlertTransition Note(AlertFingerprint which, AlertChange change, AlertPhase from, double? value, string reason = "")
    {
        var state = States[which];
        var transition = new AlertTransition(++_number, which, state.Episode, change, from, state.Phase, Now, value, reason);
        Memory.Add([transition]);
        return transition;
    }
}
