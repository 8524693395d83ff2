namespace Ioc.Kpi.Catalogues;

/// <summary>The kinds of problem that a catalogue file can have.</summary>
public enum CatalogueFault
{
    /// <summary>The file cannot be read as a table, or not further than this line.</summary>
    Unreadable,
    MissingColumn,
    UnknownColumn,
    RepeatedColumn,

    /// <summary>A cell stands outside the columns of the header.</summary>
    StrayCell,

    /// <summary>A cell that has to be filled is empty.</summary>
    EmptyCell,
    BadWord,
    BadNumber,
    BadDate,
    BadCode,
    TooLong,

    /// <summary>The code stands on another line already.</summary>
    Repeated,

    /// <summary>The code that is named has no row.</summary>
    UnknownAgency,

    /// <summary>The row leads back to itself, or further than is followed.</summary>
    Circle,

    /// <summary>Two rows of a code hold on the same day.</summary>
    OverlappingDays,

    /// <summary>The last day is before the first.</summary>
    DaysReversed,
}
