namespace Ioc.Kpi.Accounts;

/// <summary>How wrong passwords in a row lock an account: the fifth for a minute, each further one for twice as long, an hour at most.</summary>
public static class LockOut
{
    /// <summary>So many wrong passwords in a row lock it.</summary>
    public const int Allowed = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="failures">Wrong passwords in a row, this one included.</param>
    /// <param name="at">The instant of the last one.</param>
    /// <returns>Until when the account is locked; null when it is not.</returns>
    public static DateTimeOffset? Until(int failures, DateTimeOffset at) => failures < Allowed ? null : at + For(failures);

    private static TimeSpan For(int failures)
    {
        var doublings = Math.Min(failures - Allowed, 16);
        var time = First * (1 << doublings);
        return time < Longest ? time : Longest;
    }
}
