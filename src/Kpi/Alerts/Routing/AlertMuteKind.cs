namespace Ioc.Kpi.Alerts.Routing;

/// <summary>What keeps an open alert from being told.</summary>
public enum AlertMuteKind
{
    /// <summary>Its cause is open as well and is told instead.</summary>
    Inhibition,

    /// <summary>Somebody said so.</summary>
    Silence,

    /// <summary>A window of the routing file.</summary>
    Maintenance,

    /// <summary>All its routes are outside their hours.</summary>
    Calendar,
}
