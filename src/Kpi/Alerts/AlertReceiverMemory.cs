namespace Ioc.Kpi.Alerts;

/// <summary>What is remembered of a receiver between two messages.</summary>
/// <param name="Receiver">A name of the routing file.</param>
/// <param name="LastMessageAt">When its last message was put into the outbox; the group interval runs from here. Null before the first.</param>
/// <param name="ConsideredUntil">Transitions up to this number were told to it, muted, or are none of its business.</param>
public sealed record AlertReceiverMemory(string Receiver, DateTimeOffset? LastMessageAt, long ConsideredUntil);
