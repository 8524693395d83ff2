using Ioc.Kpi.Board;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Turns "the board is still folding" into 503 with `Retry-After`.</summary>
internal sealed class NotReadyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BoardNotReadyException)
        {
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return ApiProblems.NotReady();
        }
    }
}
