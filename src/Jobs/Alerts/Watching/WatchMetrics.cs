using System.Diagnostics.Metrics;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>What the loop of the alerts says of itself.</summary>
internal sealed class WatchMetrics
{
    private readonly Histogram<double> _evaluation;
    private readonly Histogram<double> _turn;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _messages;
    private volatile int[] _open = new int[4];

    public WatchMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(JobsMetrics.MeterName);
        _evaluation = meter.CreateHistogram<double>("ioc_alert_evaluation_seconds", "s", "Reading the board and judging all rules.");
        _turn = meter.CreateHistogram<double>("ioc_alert_turn_seconds", "s", "The same with routing and the commit.");
        _transitions = meter.CreateCounter<long>("ioc_alert_transitions_total", null, "Changes of alerts by kind.");
        _messages = meter.CreateCounter<long>("ioc_alert_messages_total", null, "Messages that were put into the outbox.");
        meter.CreateObservableGauge(
            "ioc_alerts_open",
            () => Enum.GetValues<AlertSeverity>().Select(severity => new Measurement<int>(_open[(int)severity], new KeyValuePair<string, object?>("severity", severity.ToString().ToLowerInvariant()))),
            null, "Open alerts by severity.");
    }

    public void Evaluated(TimeSpan took) => _evaluation.Record(took.TotalSeconds);

    public void Turned(TimeSpan took, IEnumerable<AlertState> states)
    {
        _turn.Record(took.TotalSeconds);
        var open = new int[4];
        foreach (var state in states)
        {
            open[(int)state.Severity] += state.Phase == AlertPhase.Firing ? 1 : 0;
        }

        _open = open;
    }

    public void Told(IReadOnlyList<AlertTransition> transitions, int messages)
    {
        foreach (var transition in transitions)
        {
            _transitions.Add(1, new KeyValuePair<string, object?>("change", transition.Change.ToString()));
        }

        _messages.Add(messages);
    }
}
