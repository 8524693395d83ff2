namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What can be watched beside the KPIs.</summary>
public enum AlertMeasure
{
    /// <summary>How many of its intervals ago a source was heard from; stale at more than 3 (K31). Scope: source.</summary>
    SourceAgeInIntervals,

    /// <summary>
    /// Dossiers received within the last hour; its sample is the mean of a working day. Judged only where the whole hour is working time.
    /// Scope: agency or province.
    /// </summary>
    ReceivedInLastHour,

    /// <summary>How far the projection falls short of a target, in per cent of the target; 0 where it does not. Scope: target.</summary>
    TargetBehind,

    /// <summary>How many checks of trust fail. Scope: source or province.</summary>
    TrustCheckFailed,

    /// <summary>Working days until a report is due, 0 on the day itself. Scope: target, with the id of the report.</summary>
    ReportDueInWorkingDays,

    /// <summary>A figure of Ioc itself, by its name (<see cref="ServiceMeasureNames"/>). Scope: service.</summary>
    Service,
}
