namespace Ioc.Kpi.Accounts;

/// <summary>Who did what, before it is written down. It holds no secret, and of people the name of the account only.</summary>
/// <param name="Who">The account that did it; `shell:NAME` for the command line; null for a name that is no account's, since people type passwords there.</param>
/// <param name="What">What was done.</param>
/// <param name="From">The network address, or `console`.</param>
/// <param name="Details">What it was done to: an account, a KPI and the number of the entry; null where the action says all.</param>
public sealed record AuditEvent(string? Who, AuditAction What, string From, string? Details = null);
