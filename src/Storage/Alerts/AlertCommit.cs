using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Alerts;

/// <summary>What one turn of the loop writes: all of it or nothing.</summary>
public sealed record AlertCommit
{
    /// <value>States that changed; each replaces the one with its fingerprint.</value>
    public IReadOnlyList<AlertState> States { get; init; } = [];

    /// <value>New transitions with the numbers that the loop gave them, greater than all stored ones.</value>
    public IReadOnlyList<AlertTransition> Transitions { get; init; } = [];

    /// <value>What receivers were told; each replaces the one with its receiver and fingerprint.</value>
    public IReadOnlyList<AlertTold> Told { get; init; } = [];

    /// <value>What is remembered of receivers; each replaces the one before.</value>
    public IReadOnlyList<AlertReceiverMemory> Receivers { get; init; } = [];

    /// <value>Messages for the outbox; one whose key is there already changes nothing.</value>
    public IReadOnlyList<AlertMessage> Messages { get; init; } = [];
}
