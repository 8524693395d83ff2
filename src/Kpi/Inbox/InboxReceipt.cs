namespace Ioc.Kpi.Inbox;

/// <summary>What became of a batch that is now durable.</summary>
/// <param name="Accepted">Updates whose content differed from the stored one (outdated ones too: they are kept and merged).</param>
/// <param name="Unchanged">Updates whose content was already stored.</param>
public readonly record struct InboxReceipt(int Accepted, int Unchanged);
