using Ioc.Kpi.Alerts.States;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>
/// What the last evaluation saw of every rule and scope. What is stored of an open alert is of its last change; this is of now. Immutable; any
/// thread may read.
/// </summary>
public sealed class AlertsSeen
{
    private readonly IReadOnlyList<AlertSample> _samples;

    // Put in order when somebody first looks something up: most evaluations are looked at by nobody.
    private readonly Lazy<Dictionary<AlertFingerprint, AlertState>> _states;

    /// <param name="states">The states that changed with it, whatever changed in them: all that are open and have data.</param>
    public AlertsSeen(DateTimeOffset at, IReadOnlyList<AlertSample> samples, IReadOnlyList<AlertState> states)
    {
        (At, _samples) = (at, samples);
        _states = new(() => states.ToDictionary(state => state.Fingerprint));
    }

    /// <summary>Before the first evaluation, and where another process evaluates.</summary>
    public static AlertsSeen Nothing { get; } = new(default, [], []);

    public DateTimeOffset At { get; }

    public bool Exists => At != default;

    /// <summary>The samples of a rule; none for one that is not in force.</summary>
    public IReadOnlyList<AlertSample> Of(string rule) => [.. _samples.Where(sample => sample.Fingerprint.Rule == rule)];

    /// <summary>A stored state with value, threshold and words of now, where it still is the same firing.</summary>
    public AlertState Freshen(AlertState stored) =>
        _states.Value.TryGetValue(stored.Fingerprint, out var now) && now.Episode == stored.Episode && now.Phase == stored.Phase
            ? stored with { Value = now.Value, ValueAt = now.ValueAt, Threshold = now.Threshold, Wording = now.Wording }
            : stored;
}
