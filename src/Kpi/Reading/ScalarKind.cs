namespace Ioc.Kpi.Reading;

/// <summary>What stands where a record should hold a scalar.</summary>
internal enum ScalarKind : byte
{
    /// <summary>No field, or null.</summary>
    Absent,

    /// <summary>A string or a number.</summary>
    Text,

    /// <summary>true or false, as `1` or `0`.</summary>
    Truth,

    /// <summary>A string with a broken escape of a surrogate.</summary>
    Unreadable,

    /// <summary>A string that no scalar of the record can be.</summary>
    TooLong,

    /// <summary>An object or a list.</summary>
    WrongType,
}
