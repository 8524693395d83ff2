namespace Ioc.Storage.Alerts;

/// <summary>Which messages of the outbox; null takes all.</summary>
/// <param name="State">Only in this state.</param>
/// <param name="Channel">Only by this channel.</param>
/// <param name="Receiver">Only to this receiver.</param>
public sealed record OutboxFilter(OutboxState? State = null, string? Channel = null, string? Receiver = null);
