namespace Ioc.Kpi.Accounts;

/// <summary>
/// How long a sign-in lasts. Who may change something works at a desk and signs in daily; a wall that only reads must not go dark at
/// night (docs/decisions/0009-sign-in.md).
/// </summary>
/// <param name="Idle">Without a request for so long it ends.</param>
/// <param name="Absolute">After so long it ends in any case.</param>
public sealed record SessionLife(TimeSpan Idle, TimeSpan Absolute)
{
    public static SessionLife Of(Role role) => role == Role.Viewer
        ? new(TimeSpan.FromDays(30), TimeSpan.FromDays(365))
        : new(TimeSpan.FromHours(8), TimeSpan.FromHours(24));
}
