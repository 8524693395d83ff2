namespace Ioc.Kpi.Sources;

/// <summary>The state of a source on every screen.</summary>
public enum SourceState
{
    /// <summary>Heard from within the expected time, or nobody waits for it.</summary>
    Ok,

    /// <summary>Not failing, but not heard from for longer than expected (or never yet).</summary>
    Late,

    /// <summary>The last attempt failed.</summary>
    Failing,

    /// <summary>Declared, but switched off.</summary>
    Disabled,
}
