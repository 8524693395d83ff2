using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Access;

/// <summary>Behind a proxy on this machine that ends TLS, requests are https: cookies go by it.</summary>
internal sealed class ForwardedScheme(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (ClientAddress.CameOverTls(context))
        {
            context.Request.Scheme = "https";
        }

        return next(context);
    }
}
