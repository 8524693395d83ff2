using Ioc.Kpi.Dossiers;

namespace Ioc.Simulator.Lives;

/// <summary>One change of a dossier.</summary>
/// <param name="At">Seconds since 1970-01-01T00:00:00Z; within a life strictly ascending, since the record's times have whole seconds.</param>
internal readonly record struct LifeEvent(LifeStep Step, long At)
{
    public byte Status => Step switch
    {
        LifeStep.Registered => DossierStatus.Registered,
        LifeStep.RefusedAtIntake or LifeStep.Refused => DossierStatus.NotAccepted,
        LifeStep.Accepted => DossierStatus.Accepted,
        LifeStep.SupplementRequested => DossierStatus.SupplementRequested,
        LifeStep.PaymentRequested => DossierStatus.PaymentRequested,
        LifeStep.Withdrawn => DossierStatus.Withdrawn,
        LifeStep.Stopped => DossierStatus.Stopped,
        LifeStep.Finished => DossierStatus.Finished,
        LifeStep.Returned => DossierStatus.Returned,
        _ => DossierStatus.Processing,
    };
}
