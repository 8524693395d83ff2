using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ioc.Dashboard.Access;

/// <summary>Hashes passwords with the framework's hasher (PBKDF2, HMAC-SHA-512, a salt for each). Any thread may call.</summary>
public static class Passwords
{
    /// <summary>Rounds of PBKDF2 (OWASP, password storage: 210,000 with SHA-512).</summary>
    private const int Rounds = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Looked at where there is no account, so that a name that is none takes as long as one that is.</summary>
    private static readonly Lazy<string> Nobodys = new(() => Hash(Guid.NewGuid().ToString()));

    public static string Hash(string password) => Hasher.HashPassword(string.Empty, password);

    /// <param name="account">The account; null for a name that is none: false, after the same work.</param>
    /// <param name="password">What was typed.</param>
    public static bool Verify(Account? account, string password)
    {
        var right = Hasher.VerifyHashedPassword(string.Empty, account?.PasswordHash ?? Nobodys.Value, password) != PasswordVerificationResult.Failed;
        return right && account is not null;
    }

    /// <summary>Does the work that is done once, so that the first unknown name takes no longer than the second.</summary>
    internal static void Prepare() => _ = Nobodys.Value;
}
