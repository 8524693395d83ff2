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
    ProcedureNotInCatalogue = 1 << 5,
    AgencyNotInCatalogue = 1 << 6,
    FinishedWithoutResult = 1 << 7,
    FinishTimeMissing = 1 << 8,
    FinishedButOpen = 1 << 9,
}
