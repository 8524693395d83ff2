using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;

namespace Ioc.Server.Hosting;

/// <summary>For callers on this machine and for signed-in operators; answers 404 to everybody else.</summary>
internal sealed class LocalOrOperator(AccountBook book) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Admits(context.HttpContext, book) ? next(context) : ValueTask.FromResult<object?>(Results.NotFound());

    public static bool Admits(HttpContext context, AccountBook book) =>
        LoopbackOnly.IsLocal(context) || book.Of(context.User)?.May(Role.Operator) == true;
}
