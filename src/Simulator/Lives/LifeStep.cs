namespace Ioc.Simulator.Lives;

/// <summary>What happens to a dossier, in the order of a life.</summary>
internal enum LifeStep : byte
{
    Registered,
    RefusedAtIntake,
    Accepted,
    Processing,

    /// <summary>A step inside the agency: the change time moves, nothing that Ioc counts does.</summary>
    Passed,
    SupplementRequested,
    SupplementReceived,
    PaymentRequested,
    Paid,
    Withdrawn,
    Stopped,
    Refused,
    Finished,
    Returned,
}
