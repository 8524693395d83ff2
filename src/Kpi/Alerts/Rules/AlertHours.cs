namespace Ioc.Kpi.Alerts.Rules;

/// <summary>When a rule is evaluated. Outside of it its alert neither fires nor resolves.</summary>
public enum AlertHours
{
    Always,

    /// <summary>The hours of the working calendar.</summary>
    WorkingHours,

    /// <summary>Working days from midnight to midnight.</summary>
    WorkingDays,
}
