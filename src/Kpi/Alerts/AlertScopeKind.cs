namespace Ioc.Kpi.Alerts;

/// <summary>What one alert of a rule is about.</summary>
public enum AlertScopeKind
{
    /// <summary>The province as a whole.</summary>
    Province,

    /// <summary>One agency.</summary>
    Agency,

    /// <summary>One source of data.</summary>
    Source,

    /// <summary>One target of a plan.</summary>
    Target,

    /// <summary>Ioc itself.</summary>
    Service,
}
