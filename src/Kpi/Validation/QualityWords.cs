namespace Ioc.Kpi.Validation;

/// <summary>The words for rejections and suspicions in the API, and their English explanations.</summary>
public static class QualityWords
{
    private static readonly (Suspicions Flag, string Word)[] SuspicionWords =
    [
        (Suspicions.DueBeforeReceived, "due-before-received"),
        (Suspicions.FinishedBeforeReceived, "finished-before-received"),
        (Suspicions.ReceivedInFuture, "received-in-future"),
        (Suspicions.UnknownStatus, "unknown-status"),
        (Suspicions.UnknownChannel, "unknown-channel"),
        (Suspicions.ProcedureNotInCatalogue, "procedure-not-in-catalogue"),
        (Suspicions.AgencyNotInCatalogue, "agency-not-in-catalogue"),
        (Suspicions.FinishedWithoutResult, "finished-without-result"),
        (Suspicions.FinishTimeMissing, "finish-time-missing"),
        (Suspicions.FinishedButOpen, "finished-but-open"),
        (Suspicions.UnreadableChangeTime, "unreadable-change-time"),
        (Suspicions.ChangeTimeInFuture, "change-time-in-future"),
    ];

    public static IEnumerable<string> Of(Suspicions suspicions) =>
        SuspicionWords.Where(entry => (suspicions & entry.Flag) != 0).Select(entry => entry.Word);

    public static string Of(RejectionCode code) => code switch
    {
        RejectionCode.NotAnObject => "not-an-object",
        RejectionCode.MissingId => "missing-id",
        RejectionCode.UnreadableId => "unreadable-id",
        RejectionCode.MissingReceived => "missing-received",
        RejectionCode.UnreadableReceived => "unreadable-received",
        RejectionCode.UnreadableDue => "unreadable-due",
        RejectionCode.UnreadableFinished => "unreadable-finished",
        RejectionCode.CodeTooLong => "code-too-long",
        RejectionCode.UnreadableText => "unreadable-text",
        _ => "none",
    };
}
