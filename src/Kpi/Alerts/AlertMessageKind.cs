namespace Ioc.Kpi.Alerts;

/// <summary>Why a message is sent.</summary>
public enum AlertMessageKind
{
    /// <summary>Something changed: alerts opened, closed, became worse, lost their data.</summary>
    Change,

    /// <summary>Still open after the repeat interval.</summary>
    Repeat,

    /// <summary>Not acknowledged in time: the next level is told.</summary>
    Escalation,

    /// <summary>The first channel failed for too long: the same message by the second one.</summary>
    Fallback,

    /// <summary>Somebody pressed the button that tries the channel.</summary>
    Test,
}
