namespace Ioc.Kpi.Series;

/// <summary>How the way to the series store is.</summary>
public enum SpoolState
{
    /// <summary>What comes is stored within minutes.</summary>
    Ok,

    /// <summary>The store takes points, and the oldest that waits is more than five minutes old.</summary>
    Behind,

    /// <summary>The store cannot be reached; points wait on disk.</summary>
    Away,

    /// <summary>The store answers, but takes nothing: somebody must look; points wait on disk.</summary>
    Refused,

    /// <summary>Points cannot be put on disk and wait in memory.</summary>
    Full,
}
