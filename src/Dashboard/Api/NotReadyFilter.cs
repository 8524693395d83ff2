using Ioc.Kpi.Board;
using Ioc.Storage.Series;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Turns "the board is still folding" and "the series store is away" into 503 with `Retry-After`.</summary>
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
        catch (SeriesStoreException)
        {
            // What is wrong with it is told to operators, with the sources.
            context.HttpContext.Response.Headers.RetryAfter = "30";
            return ApiProblems.SeriesAway();
        }
    }
}
