namespace Ioc.Kpi.Validation;

/// <summary>Data-quality flags of an accepted record: counted, shown, and yet the record counts (contracts.md, "Taking updates").</summary>
[Flags]
public enum Suspicions : ushort
{
    None = 0,
    DueBeforeReceived = 1 << 0,
    FinishedBeforeReceived = 1 << 1,
    ReceivedInFuture = 1 << 2,
    UnknownStatus = 1 << 3,
    UnknownChannel = 1 << 4,

    /// <summary>A catalogue decides; without one nothing is flagged as missing in it (semantics.md, "Periods and scopes").</summary>
    ProcedureNotInCatalogue = 1 << 5,

    /// <inheritdoc cref="ProcedureNotInCatalogue"/>
    AgencyNotInCatalogue = 1 << 6,

    /// <summary>A catalogue decides whose result is required; without one nobody's is.</summary>
    FinishedWithoutResult = 1 << 7,
    FinishTimeMissing = 1 << 8,
    FinishedButOpen = 1 << 9,

    /// <summary>The time of change was given, but not in a form that can be read; the record is placed by what it tells of (decision 0003).</summary>
    UnreadableChangeTime = 1 << 10,

    /// <summary>The time of change is more than a day ahead; the record is placed by what it tells of (decision 0003).</summary>
    ChangeTimeInFuture = 1 << 11,
}
