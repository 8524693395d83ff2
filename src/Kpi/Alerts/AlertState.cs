using Ioc.Kpi.Alerts.Routing;

namespace Ioc.Kpi.Alerts;

/// <summary>All that is kept of one alert between two evaluations and over a restart. Times are instants with offset zero.</summary>
public sealed record AlertState
{
    private static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>();

    /// <value>Which alert.</value>
    public required AlertFingerprint Fingerprint { get; init; }

    /// <value>Where it stands.</value>
    public AlertPhase Phase { get; init; }

    /// <value>Since when it stands there.</value>
    public DateTimeOffset PhaseSince { get; init; }

    /// <value>Which firing this is, counted from 1; 0 when it never fired. With the fingerprint it names one open alert.</value>
    public long Episode { get; init; }

    /// <value>When the present or last firing began.</value>
    public DateTimeOffset? FiringSince { get; init; }

    /// <value>Since when the clear condition holds while firing (`keepFiringFor` runs from here), or while flapping and pending.</value>
    public DateTimeOffset? ClearSince { get; init; }

    /// <value>The last value that was seen; kept while data are missing.</value>
    public double? Value { get; init; }

    /// <value>When that value was true.</value>
    public DateTimeOffset? ValueAt { get; init; }

    /// <value>The worst value of this firing that was told; what is worse than it by the rule's step is told again.</value>
    public double? Worst { get; init; }

    /// <value>The threshold that the value was held against.</value>
    public double? Threshold { get; init; }

    /// <value>Since when data are missing; null while they are there.</value>
    public DateTimeOffset? NoDataSince { get; init; }

    /// <value>Data have been missing as long as the rule bears (`noData.for`): the alert is shown, and told where the rule says so, as "no data".</value>
    public bool NoData { get; init; }

    /// <value>Since when the alert has changed too often; null while it is calm.</value>
    public DateTimeOffset? FlappingSince { get; init; }

    /// <value>The instants of the last crossings of the threshold, oldest first; what flapping is told by.</value>
    public IReadOnlyList<DateTimeOffset> Crossings { get; init; } = [];

    /// <value>How grave, as the rule said when this was last evaluated.</value>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <value>Who owns it: a receiver of the routing file; empty when the routing decides.</value>
    public string Owner { get; init; } = "";

    /// <value>Labels of the rule, beside severity and owner; routing, inhibition and silences match on them.</value>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = NoLabels;

    /// <value>Why nobody is told of this firing now; null where nothing mutes it.</value>
    public AlertMute? Mute { get; init; }

    /// <value>The words of the rule with its values filled in.</value>
    public AlertWording Wording { get; init; } = AlertWording.None;
}
