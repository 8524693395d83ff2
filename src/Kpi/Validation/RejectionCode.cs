namespace Ioc.Kpi.Validation;

/// <summary>Why a record was not taken.</summary>
public enum RejectionCode : byte
{
    None = 0,
    NotAnObject,
    MissingId,
    UnreadableId,
    MissingReceived,
    UnreadableReceived,
    UnreadableDue,
    UnreadableFinished,
    CodeTooLong,
    UnreadableText,
}
