namespace Ioc.Simulator.Faults;

/// <summary>How a simulated source can misbehave.</summary>
public enum FaultKind
{
    None = 0,

    /// <summary>500 without a body.</summary>
    ServerError,

    /// <summary>429 with `Retry-After`.</summary>
    TooManyRequests,

    /// <summary>Nothing comes until the reader gives up.</summary>
    Hang,

    /// <summary>200, and the connection breaks in the middle of the body.</summary>
    Truncated,

    /// <summary>200 with a text that is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>200 with a body of 40 MiB.</summary>
    Oversized,

    /// <summary>302 to another host.</summary>
    RedirectElsewhere,

    /// <summary>Every record comes twice, because pages overlap by half.</summary>
    DuplicatePages,

    /// <summary>The listing comes backwards.</summary>
    OutOfOrderPages,
}
