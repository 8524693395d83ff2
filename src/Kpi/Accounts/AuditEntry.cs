namespace Ioc.Kpi.Accounts;

/// <summary>One line of the audit log. It never changes.</summary>
/// <param name="Id">Its number, from 1 in the order of writing.</param>
/// <param name="At">When; any offset.</param>
/// <param name="What">Who did what.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, AuditEvent What);
