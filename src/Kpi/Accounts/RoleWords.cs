namespace Ioc.Kpi.Accounts;

/// <summary>The roles as they are typed, stored and sent: `viewer`, `operator`, `admin`.</summary>
public static class RoleWords
{
    /// <summary>All of them, from the one that may least.</summary>
    public static IReadOnlyList<string> All { get; } = ["viewer", "operator", "admin"];

    public static string Of(Role role) => All[(int)role - 1];

    /// <returns>Null for a word that is no role.</returns>
    public static Role? Find(string? word) => All.ToList().IndexOf(word ?? string.Empty) is >= 0 and var place ? (Role)(place + 1) : null;
}
