namespace Ioc.Kpi.Accounts;

/// <summary>A local account as it is stored. Immutable.</summary>
/// <param name="Name">Its name (<see cref="AccountName"/>); it never changes and is never given to somebody else.</param>
/// <param name="Role">What it may do.</param>
/// <param name="PasswordHash">As the hasher wrote it; salt and cost stand in it.</param>
/// <param name="Stamp">A random word that every session carries; another one ends all sessions.</param>
/// <param name="Failures">Wrong passwords in a row since the last right one.</param>
/// <param name="LockedUntil">Until then no password is looked at; null when it is not locked.</param>
/// <param name="Disabled">Nobody signs in with it until it is enabled again.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Account(
    string Name, Role Role, string PasswordHash, string Stamp, int Failures, DateTimeOffset? LockedUntil, bool Disabled, DateTimeOffset CreatedAt)
{
    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Whether it may do what needs at least the role.</summary>
    public bool May(Role least) => !Disabled && Role >= least;
}
