using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Alerts;

/// <summary>One message of the outbox as it stands now.</summary>
/// <param name="Id">The place in the order of all messages.</param>
/// <param name="Message">What is sent.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was claimed, the running attempt included.</param>
/// <param name="Due">When it may be sent next; of a claimed one, when the lease ends.</param>
/// <param name="Done">When it was delivered or given up; null before.</param>
/// <param name="Fallback">The key of the copy that went by the second channel; null where none did.</param>
public sealed record OutboxEntry(
    long Id, AlertMessage Message, OutboxState State, int Attempts, DateTimeOffset Due, DateTimeOffset? Done, string? Fallback);
