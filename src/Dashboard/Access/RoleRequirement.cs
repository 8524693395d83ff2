using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Ioc.Dashboard.Access;

/// <summary>Asks for an account that may what the role may.</summary>
internal sealed record RoleRequirement(Role Least) : IAuthorizationRequirement;
