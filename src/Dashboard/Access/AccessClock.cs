namespace Ioc.Dashboard.Access;

/// <summary>The clock of sign-in, locks, sessions and the audit log. The service hands in the real one, also where its figures run on a shifted clock.</summary>
public sealed record AccessClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();
}
