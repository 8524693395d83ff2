namespace Ioc.Kpi.Indicators;

/// <summary>Why an entry is refused.</summary>
public enum IndicatorFault
{
    /// <summary>The KPI is none that people enter.</summary>
    UnknownKpi,
    BadAgency,
    MissingValue,

    /// <summary>Not a number, below 0, above 100 per cent, or not whole where something is counted.</summary>
    BadValue,

    /// <summary>Numerator and denominator are not both there, negative, or the wrong way round.</summary>
    BadParts,

    /// <summary>Numerator and denominator give another value.</summary>
    PartsDisagree,

    /// <summary>What was sent is no day.</summary>
    BadDate,
    DateInFuture,

    /// <summary>Before 2000: a slip of the finger.</summary>
    DateTooEarly,
    MissingEvidence,
    MissingNote,
    MissingAuthor,
    TooLong,

    /// <summary>Control characters, or no Unicode.</summary>
    BadText,
    BadLink,

    /// <summary>The text holds a number that looks like that of a person or a telephone; such a text is never stored.</summary>
    PersonalNumber,

    /// <summary>There is no entry with the number that is to be superseded.</summary>
    UnknownSuperseded,

    /// <summary>The entry to be superseded speaks of another KPI or agency.</summary>
    OtherSuperseded,

    /// <summary>Somebody else superseded it before.</summary>
    AlreadySuperseded,

    /// <summary>The plan in force has no such task.</summary>
    UnknownTask,

    /// <summary>The task is done once, and an entry says that it was: that one is to be corrected or withdrawn.</summary>
    AlreadyDone,
}
