using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Ioc.Dashboard.Access;

/// <summary>Judges by the account as it is now; what the cookie said at sign-in does not count. Without any account, reading is open.</summary>
internal sealed class RoleHandler(AccountBook book) : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (book.IsOpen ? requirement.Least == Role.Viewer : book.Of(context.User)?.May(requirement.Least) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
