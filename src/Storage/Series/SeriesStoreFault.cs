namespace Ioc.Storage.Series;

/// <summary>Why a series store did not do what it was asked, as far as the caller must tell it apart.</summary>
public enum SeriesStoreFault
{
    /// <summary>It cannot be reached, is too busy or is broken: the same again later.</summary>
    Away,

    /// <summary>It answers, but not to us: credentials, a missing database, a wrong address. The same again later, and tell somebody.</summary>
    Refused,

    /// <summary>The batch is too large: the same in smaller pieces.</summary>
    TooLarge,

    /// <summary>At least one point of the batch can never be stored; the others may be stored already.</summary>
    BadPoint,
}
