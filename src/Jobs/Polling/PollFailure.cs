namespace Ioc.Jobs.Polling;

/// <summary>Why an attempt failed.</summary>
/// <param name="Detail">The rest of the sentence; never a body, a key or an address with its query.</param>
/// <param name="RetryAfter">How long the source (or the inbox) asked us to wait, where it did.</param>
/// <param name="RefusesCursor">Whether the answer may mean that the source does not know our cursor any more.</param>
internal sealed record PollFailure(PollFault Fault, string Detail, TimeSpan? RetryAfter = null, bool RefusesCursor = false)
{
    /// <summary>The stable word of the fault, the same in the reason, in metrics and in logs.</summary>
    public string Code => Fault switch
    {
        PollFault.NotConfigured => "not-configured",
        PollFault.KeyUnreadable => "key-unreadable",
        PollFault.Unreachable => "unreachable",
        PollFault.ConnectionLost => "connection-lost",
        PollFault.Timeout => "timeout",
        PollFault.Redirect => "redirect",
        PollFault.RateLimited => "rate-limited",
        PollFault.KeyRefused => "key-refused",
        PollFault.HttpStatus => "http-status",
        PollFault.EmptyBody => "empty-body",
        PollFault.TooLarge => "too-large",
        PollFault.Truncated => "truncated",
        PollFault.NotUtf8 => "not-utf8",
        PollFault.NotJson => "not-json",
        PollFault.WrongShape => "wrong-shape",
        PollFault.RepeatedCursor => "repeated-cursor",
        PollFault.InboxUnavailable => "inbox-unavailable",
        _ => "internal",
    };

    /// <summary>What the book of sources shows: the code, so that a screen can translate it, then the detail.</summary>
    public string Reason => $"{Code}: {Detail}";
}
