using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Alerts.Routing;

/// <summary>All that decides who is told what at one moment. The same input gives the same outcome.</summary>
public sealed record RoutingInput
{
    /// <value>The routing in force.</value>
    public required RoutingTable Table { get; init; }

    /// <value>All alerts as they stand; what is not firing is passed over quickly.</value>
    public required IReadOnlyDictionary<AlertFingerprint, AlertState> States { get; init; }

    /// <value>What was told before, and the transitions that are not yet done with.</value>
    public required RoutingMemory Memory { get; init; }

    /// <value>What people did with alerts that are open; others are passed over.</value>
    public IReadOnlyCollection<AlertAct> Acts { get; init; } = [];

    /// <value>Silences that may cover now; others are passed over.</value>
    public IReadOnlyCollection<AlertSilence> Silences { get; init; } = [];

    /// <value>Which days and hours are worked, in the zone of the table.</value>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.BuiltIn;

    /// <value>The rule of a uid; null for one that is not in force.</value>
    public Func<string, AlertRule?> RuleOf { get; init; } = _ => null;

    /// <value>The moment.</value>
    public required DateTimeOffset Now { get; init; }
}
