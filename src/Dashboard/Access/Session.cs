using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Ioc.Dashboard.Access;

/// <summary>What a session says of itself, protected by the keys of the deployment: which it is, whose, since when, and the stamp of the account then.</summary>
/// <param name="Id">A random word that no other session has; signing out ends just this one.</param>
/// <param name="Name">The account.</param>
/// <param name="Stamp">That of the account when it signed in.</param>
/// <param name="Since">When it signed in.</param>
internal sealed record Session(string Id, string Name, string Stamp, DateTimeOffset Since)
{
    public const string Scheme = "ioc";
    private const int IdBytes = 16;
    private const string IdClaim = "session";
    private const string StampClaim = "stamp";
    private const string SinceClaim = "since";

    /// <returns>Null for a request without a session.</returns>
    public static Session? Of(ClaimsPrincipal? user) =>
        user?.Identity is { IsAuthenticated: true, Name: { } name } && user.FindFirstValue(StampClaim) is { } stamp && user.FindFirstValue(IdClaim) is { } id
        && long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? new Session(id, name, stamp, DateTimeOffset.FromUnixTimeSeconds(since)) : null;

    /// <summary>Whether it still holds: the account may be used, nobody ended this session or all of the account, and it is not older than any may become.</summary>
    public bool Holds(AccountBook book, DateTimeOffset now) =>
        book.Find(Name) is { Disabled: false } account && account.Stamp == Stamp && now < EndsBy(account) && !book.HasEnded(Id);

    /// <summary>When it ends by itself at the latest.</summary>
    public DateTimeOffset EndsBy(Account account) => Since + SessionLife.Of(account.Role).Absolute;

    public static ClaimsPrincipal Begin(Account account, DateTimeOffset now)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.Name), new(ClaimTypes.Name, account.Name), new(StampClaim, account.Stamp),
            new(IdClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))),
            new(SinceClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    /// <summary>A wall keeps its session when its browser starts again; at a desk it ends with the browser.</summary>
    public static AuthenticationProperties Properties(Account account, DateTimeOffset now) => new()
    {
        IssuedUtc = now,
        ExpiresUtc = now + SessionLife.Of(account.Role).Idle,
        IsPersistent = account.Role == Role.Viewer,
        AllowRefresh = true,
    };
}
