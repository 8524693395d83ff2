namespace Ioc.Storage.Series.Packing;

/// <summary>How the values of a series follow from what is packed besides. Numbers of the packed form: never given another meaning.</summary>
internal enum ValueForm
{
    /// <summary>Eight bytes each.</summary>
    Real = 0,

    /// <summary>100 × numerator ÷ denominator.</summary>
    Percent = 1,

    /// <summary>The numerator.</summary>
    Numerator = 2,

    /// <summary>A whole number, as the difference to the one before.</summary>
    Whole = 3,

    /// <summary>Numerator ÷ denominator.</summary>
    Quotient = 4,
}
