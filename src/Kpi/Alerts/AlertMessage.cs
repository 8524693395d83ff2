namespace Ioc.Kpi.Alerts;

/// <summary>What one receiver is told through one channel: one row of the outbox. Sent again after a crash with the same key.</summary>
/// <param name="Key">The idempotency key: the same message has the same key however often it is sent; a receiver drops repeats by it.</param>
/// <param name="Kind">Why it is sent.</param>
/// <param name="Receiver">Whose message, a name of the routing file.</param>
/// <param name="Channel">By which way, a name of `Ioc:Alerts:Channels`.</param>
/// <param name="Address">Where to on that channel: an e-mail address, a chat id, a URL; empty where the channel has only one.</param>
/// <param name="Items">The alerts, gravest first, at most as many as the channel takes.</param>
/// <param name="Omitted">How many more alerts there are that are not listed.</param>
/// <param name="At">When the message was made.</param>
public sealed record AlertMessage(
    string Key, AlertMessageKind Kind, string Receiver, string Channel, string Address, IReadOnlyList<AlertItem> Items, int Omitted, DateTimeOffset At);
