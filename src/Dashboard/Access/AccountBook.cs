using System.Collections.Frozen;
using System.Security.Claims;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;

namespace Ioc.Dashboard.Access;

/// <summary>
/// The accounts in memory. At most once a second it asks whether the file has changed, so that an account that the command line adds or
/// shuts counts without a restart. Any thread may call.
/// </summary>
public sealed class AccountBook(AccountWatch watch, AccessClock clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private FrozenDictionary<string, Account>? _accounts;
    private FrozenSet<string> _endedSessions = [];
    private long _lookedAt;

    /// <value>Whether there is no account at all: then whoever reaches the service may read. One that is disabled counts as one.</value>
    public bool IsOpen => Read().Count == 0;

    /// <returns>Null when there is no such account.</returns>
    public Account? Find(string? name) => name is null ? null : Read().GetValueOrDefault(name);

    /// <summary>The account of a signed-in request, as it is now; null for a request without one.</summary>
    public Account? Of(ClaimsPrincipal? user) => user?.Identity is { IsAuthenticated: true } identity ? Find(identity.Name) : null;

    /// <summary>Whether somebody signed out of just this session.</summary>
    public bool HasEnded(string session)
    {
        lock (_lock)
        {
            Read();
            return _endedSessions.Contains(session);
        }
    }

    /// <summary>Takes the file as it is now; after a change made by this process.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            _lookedAt = clock.Time.GetTimestamp();
            if (watch.Look() is var (accounts, ended))
            {
                _accounts = accounts.ToFrozenDictionary(account => account.Name, StringComparer.Ordinal);
                _endedSessions = ended.ToFrozenSet(StringComparer.Ordinal);
            }
        }
    }

    private FrozenDictionary<string, Account> Read()
    {
        lock (_lock)
        {
            if (_accounts is null || clock.Time.GetElapsedTime(_lookedAt) >= BetweenLooks)
            {
                Renew();
            }

            return _accounts!;
        }
    }
}
