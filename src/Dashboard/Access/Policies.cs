using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Ioc.Dashboard.Access;

/// <summary>
/// Who may do what, by the name of the role that is needed at least (docs/decisions/0009-sign-in.md). Every page, API and hub names one
/// of these; other ways to sign in come behind the same names.
/// </summary>
public static class Policies
{
    /// <summary>Reads; open to everybody as long as there is no account.</summary>
    public const string Viewer = "viewer";

    /// <summary>Enters; never open.</summary>
    public const string Operator = "operator";

    /// <summary>Sees who did what; never open.</summary>
    public const string Admin = "admin";

    internal static void Add(AuthorizationOptions options)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            options.AddPolicy(RoleWords.Of(role), policy => policy.AddRequirements(new RoleRequirement(role)));
        }
    }
}
