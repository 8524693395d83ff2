using System.Net;

namespace Ioc.Server.Hosting;

/// <summary>Answers 404 to callers from other machines: what is behind it is nobody's business there.</summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.NotFound());

    /// <summary>Whether the connection itself comes from this machine. Forwarding headers do not count: anyone can send them.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
