using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Hub;

/// <summary>
/// Refuses requests to the hub from pages of other sites: browsers do not apply their same-origin rule to WebSockets (ASVS 4.4.2).
/// A program that is not a browser sends no Origin and is let through.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/hubs") || IsOwn(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOwn(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0)
        {
            return true;
        }

        // Only host and port are compared: behind a proxy that ends TLS the scheme differs, and the host names the site.
        return origins.Count == 1
            && Uri.TryCreate(origins[0], UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && string.Equals(origin.Authority, Authority(request, origin), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The request's host without the port that the origin's scheme implies.</summary>
    private static string Authority(HttpRequest request, Uri origin) =>
        request.Host.Port is { } port && port == (origin.Scheme == "https" ? 443 : 80)
            ? request.Host.Host
            : request.Host.Value ?? string.Empty;
}
