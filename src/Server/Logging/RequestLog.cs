using System.Diagnostics;

namespace Ioc.Server.Logging;

/// <summary>One line for each request: method, route, status and time. No query, header, body or free path: they may hold secrets or names.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Log.Answered(logger, context.Request.Method, route, context.Response.StatusCode, milliseconds);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Answered {Method} {Route} with {Status} in {Milliseconds} ms")]
        public static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds);
    }
}
