namespace Ioc.Kpi.Trust;

/// <summary>Why a check was not judged.</summary>
public enum NotJudgedReason
{
    /// <summary>Fewer than <see cref="TrustCheck.MinimumSample"/>.</summary>
    SampleTooSmall,

    /// <summary>There are records, but none says what the check looks at.</summary>
    NotSupplied,

    /// <summary>No catalogue is loaded that could know the codes.</summary>
    NoCatalogue,

    /// <summary>Nobody waits for the source: it is switched off, or its data come from files that somebody imports.</summary>
    NotAwaited,

    /// <summary>Ioc asks the source itself and reads the last ten minutes again each time, so repetitions are its own doing.</summary>
    OwnRepetition,

    /// <summary>The source still delivers its past, so what is missing may be on its way.</summary>
    CatchingUp,
}
