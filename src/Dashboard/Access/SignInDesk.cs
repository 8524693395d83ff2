using System.Net;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;

namespace Ioc.Dashboard.Access;

/// <summary>Looks at a name and a password, counts what is wrong, and writes everything down. Any thread may call.</summary>
internal sealed class SignInDesk(AccountStore accounts, AuditLog audit, AccountBook book, SignInPace pace, AccessClock clock) : IDisposable
{
    /// <summary>Hashing is slow on purpose: two at a time leave the machine to its work.</summary>
    private const int AtOnce = 2;

    /// <summary>Longer texts are no password, and are not hashed.</summary>
    private const int LongestPassword = PasswordRules.Longest;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _hashing = new(AtOnce);

    /// <returns>The account, as it is after signing in, when the result is <see cref="SignInOutcome.Done"/>.</returns>
    public async Task<(SignInOutcome Result, Account? Account)> TryAsync(string name, string password, IPAddress address, CancellationToken cancellationToken)
    {
        if (!pace.TryBegin(address))
        {
            return (SignInOutcome.TooMany, null);
        }

        var account = book.Find(AccountName.Plain(name));
        if (!await _hashing.WaitAsync(Patience, cancellationToken))
        {
            return (SignInOutcome.TooMany, null);
        }

        bool right;
        try
        {
            right = await Task.Run(() => Passwords.Verify(account, password.Length <= LongestPassword ? password : string.Empty), cancellationToken);
        }
        finally
        {
            _hashing.Release();
        }

        return Judge(account, right, address);
    }

    private (SignInOutcome Result, Account? Account) Judge(Account? account, bool right, IPAddress address)
    {
        var from = address.ToString();
        if (account is null)
        {
            // The name is not written down: people type their password there.
            audit.Add(new AuditEvent(null, AuditAction.SignInFailed, from), clock.Now);
            return (SignInOutcome.Refused, null);
        }

        // The store looks again under its lock: of many attempts at once none slips past a lock that another of them set.
        if (right && accounts.Succeeded(account, from, clock.Now))
        {
            pace.Succeeded(address);
            book.Renew();
            return book.Find(account.Name) is { } now ? (SignInOutcome.Done, now) : (SignInOutcome.Refused, null);
        }

        book.Renew();
        if (!right)
        {
            accounts.Failed(account.Name, from, clock.Now);
        }
        else
        {
            var why = book.Find(account.Name) is { Disabled: true } ? "disabled" : "locked";
            audit.Add(new AuditEvent(account.Name, AuditAction.SignInFailed, from, why), clock.Now);
        }

        return (SignInOutcome.Refused, null);
    }

    public void Dispose() => _hashing.Dispose();
}
