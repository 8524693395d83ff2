namespace Ioc.Storage.Accounts;

/// <summary>What came of walking the audit log.</summary>
/// <param name="Lines">The lines that are as they were written, up to the first break.</param>
/// <param name="LastHash">The hash of the last of them in lower hex: kept elsewhere, it tells later whether lines were cut off the end.</param>
/// <param name="BrokenAt">The number of the first line that is not; null where the chain is whole.</param>
/// <param name="Reason">What is wrong with it, in one sentence; null where the chain is whole.</param>
public sealed record AuditVerdict(long Lines, string LastHash, long? BrokenAt = null, string? Reason = null)
{
    public bool IsWhole => BrokenAt is null;
}
