using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts;

/// <summary>
/// The annotations of a rule with the values of one alert filled in. Plain text in Vietnamese; whoever shows it escapes it. Each text is written
/// when it is first read: thousands of open alerts have another value every second, and hardly anybody reads of it. Immutable to those who read.
/// </summary>
public sealed class AlertWording : IEquatable<AlertWording>
{
    /// <summary>No words.</summary>
    public static readonly AlertWording None = new("", "", "");

    private readonly AlertFilling? _filling;

    // Two threads may both write the same text.
    private string? _summary;
    private string? _description;
    private string? _action;

    public AlertWording(string summary, string description, string action) => (_summary, _description, _action) = (summary, description, action);

    internal AlertWording(AlertFilling filling) => _filling = filling;

    /// <summary>What the rule would say of a sample, whether or not it breaches.</summary>
    /// <param name="at">Stands for `since`.</param>
    public static AlertWording Of(AlertRule rule, in AlertSample sample, DateTimeOffset at, LocalTime zone) =>
        new(new AlertFilling(
            rule.Annotations, sample.Fingerprint.Scope, sample.Value, rule.Threshold + (rule.CompareWith == AlertCompareWith.Fixed ? 0 : sample.Reference ?? 0),
            sample.Numerator, sample.Denominator, sample.ScopeName, sample.KpiName, at, zone));

    /// <value>One line: what is wrong and where.</value>
    public string Summary => _summary ??= _filling!.Fill(_filling.Annotations.Summary);

    /// <value>How it is known: value, threshold, numerator and denominator.</value>
    public string Description => _description ??= _filling!.Fill(_filling.Annotations.Description);

    /// <value>What to do, and who does it.</value>
    public string Action => _action ??= _filling!.Fill(_filling.Annotations.Action);

    public bool Equals(AlertWording? other) =>
        ReferenceEquals(this, other) || (other is not null && Summary == other.Summary && Description == other.Description && Action == other.Action);

    public override bool Equals(object? obj) => Equals(obj as AlertWording);

    public override int GetHashCode() => HashCode.Combine(Summary, Description, Action);

    /// <summary>Whether the words are known to be these without writing them.</summary>
    internal bool IsOf(AlertFilling filling) => _filling == filling;
}
