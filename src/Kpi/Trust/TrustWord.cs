namespace Ioc.Kpi.Trust;

/// <summary>The six words in which the plans ask for data: correct, complete, clean, live, consistent, shared.</summary>
public enum TrustWord
{
    /// <summary>What stands in a record is what happened.</summary>
    Correct,

    /// <summary>Nothing is left out.</summary>
    Complete,

    /// <summary>No record contradicts itself, comes twice or cannot be taken.</summary>
    Clean,

    /// <summary>It is of today.</summary>
    Live,

    /// <summary>Everybody means the same by a code.</summary>
    Consistent,

    /// <summary>What one authority holds, the others use.</summary>
    Shared,
}
