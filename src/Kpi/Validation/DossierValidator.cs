using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Validation;

/// <summary>
/// Decides for both doors whether a dossier counts, and which doubts it carries (contracts.md, "Taking updates"; semantics.md, "States").
/// Pure. Codes (unknown status, unknown channel) are flagged by the readers, which alone see the source's words.
/// </summary>
public static class DossierValidator
{
    /// <summary>How far the clock of a source may run ahead.</summary>
    public static readonly TimeSpan FutureAllowed = TimeSpan.FromDays(1);

    /// <summary>Why the content is not taken; <see cref="RejectionCode.None"/> when it is.</summary>
    public static RejectionCode Reject(in DossierContent content, UnreadableFields unreadable, DoorKind door)
    {
        if ((unreadable & UnreadableFields.Received) != 0)
        {
            return RejectionCode.UnreadableReceived;
        }

        if (!content.Received.Exists && (door == DoorKind.Import || !MayWaitForReception(content.Status)))
        {
            return RejectionCode.MissingReceived;
        }

        if ((unreadable & UnreadableFields.Due) != 0)
        {
            return RejectionCode.UnreadableDue;
        }

        return (unreadable & UnreadableFields.Finished) != 0 ? RejectionCode.UnreadableFinished : RejectionCode.None;
    }

    /// <summary>The doubts about content that is taken. Instants are compared, not days.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="door">How it came in.</param>
    /// <param name="now">The time of arrival.</param>
    /// <param name="resultRequired">Whether the procedure is known to end with a result document; without a catalogue none is.</param>
    public static Suspicions Suspect(in DossierContent content, DoorKind door, Moment now, bool resultRequired = false)
    {
        if (!content.Received.Exists)
        {
            return Suspicions.None;
        }

        var doubts = Suspicions.None;
        if (content.Due.Exists && content.Due < content.Received)
        {
            doubts |= Suspicions.DueBeforeReceived;
        }

        if (content.Finished.Exists && content.Finished < content.Received)
        {
            doubts |= Suspicions.FinishedBeforeReceived;
        }

        if (content.Received > now.Plus(FutureAllowed))
        {
            doubts |= Suspicions.ReceivedInFuture;
        }

        return door == DoorKind.Import ? doubts : doubts | SuspectStatus(content) | SuspectResult(content, resultRequired);
    }

    private static Suspicions SuspectStatus(in DossierContent content) => content.Status switch
    {
        DossierStatus.Finished or DossierStatus.Returned when !content.Finished.Exists => Suspicions.FinishTimeMissing,
        DossierStatus.Registered or DossierStatus.Accepted or DossierStatus.Processing
            or DossierStatus.SupplementRequested or DossierStatus.PaymentRequested when content.Finished.Exists => Suspicions.FinishedButOpen,
        _ => Suspicions.None,
    };

    private static Suspicions SuspectResult(in DossierContent content, bool required) =>
        required && IsFinished(content) && !content.Has(DossierFacts.ElectronicResult) ? Suspicions.FinishedWithoutResult : Suspicions.None;

    private static bool IsFinished(in DossierContent content) => content.Status switch
    {
        DossierStatus.Finished or DossierStatus.Returned => true,
        DossierStatus.Unknown => content.Finished.Exists,
        _ => false,
    };

    /// <summary>Registered, or refused at intake: known to the source, but not entered.</summary>
    private static bool MayWaitForReception(byte status) => status is DossierStatus.Registered or DossierStatus.NotAccepted;
}
