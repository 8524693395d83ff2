namespace Ioc.Kpi.Alerts;

/// <summary>What a person did with an alert.</summary>
public enum AlertActKind
{
    /// <summary>Took it on: it is not escalated or repeated until it becomes worse.</summary>
    Acknowledged,

    /// <summary>Gave it to somebody.</summary>
    Assigned,

    /// <summary>Wrote something down.</summary>
    Commented,
}
