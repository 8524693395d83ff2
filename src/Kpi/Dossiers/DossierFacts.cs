namespace Ioc.Kpi.Dossiers;

/// <summary>Yes/no facts of a dossier; a fact without its `Known` bit is unknown (an empty import cell), not "no".</summary>
[Flags]
public enum DossierFacts : uint
{
    None = 0,
    ComponentsKnown = 1 << 0,
    DigitisedKnown = 1 << 1,
    Digitised = 1 << 2,
    ReusedKnown = 1 << 3,
    Reused = 1 << 4,
    ResultKnown = 1 << 5,
    ElectronicResult = 1 << 6,

    /// <summary>The result file is one of the submitted files (a trust signal; only the answer is kept).</summary>
    ResultIsSubmittedFile = 1 << 7,
    FeeKnown = 1 << 8,
    FeeDue = 1 << 9,
    PaymentKnown = 1 << 10,
    PaidOnline = 1 << 11,
    SupplementsKnown = 1 << 12,
    IdentityKnown = 1 << 13,
    IdentityVerified = 1 << 14,

    /// <summary>Some component came from the national store (`DuocLayTuKhoDMQG`).</summary>
    FromNationalStore = 1 << 15,

    /// <summary>The population database (`MaCSDL` 1) was consulted.</summary>
    PopulationDatabase = 1 << 16,

    /// <summary>The result is fetched at the counter (`HinhThuc` 0).</summary>
    CounterPickup = 1 << 17,

    /// <summary>A supplement moved the due date (`NgayHenTraMoi`), so a pause must not be added to it again.</summary>
    DueMovedBySupplement = 1 << 18,
}
