namespace Ioc.Jobs.Polling;

/// <summary>What can be wrong with one answer of a source, or with the asking.</summary>
internal enum PollFault
{
    NotConfigured,
    KeyUnreadable,
    Unreachable,
    ConnectionLost,
    Timeout,
    Redirect,
    RateLimited,
    KeyRefused,
    HttpStatus,
    EmptyBody,
    TooLarge,
    Truncated,
    NotUtf8,
    NotJson,
    WrongShape,
    RepeatedCursor,
    InboxUnavailable,
    Internal,
}
