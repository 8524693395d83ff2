namespace Ioc.Kpi.Inbox;

/// <summary>The inbox cannot make anything durable now: the journal is not writable, the board is loading, or the service is stopping.</summary>
public sealed class InboxUnavailableException : Exception
{
    public InboxUnavailableException()
    {
    }

    public InboxUnavailableException(string message)
        : base(message)
    {
    }

    public InboxUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Waiting does not help: a person has to act first, as the message says.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>After how long it is worth to try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}
