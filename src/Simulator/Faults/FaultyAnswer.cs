using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ioc.Simulator.Faults;

/// <summary>Writes the answers that a reader must survive.</summary>
internal static class FaultyAnswer
{
    private const int OversizedBytes = 40 * 1024 * 1024;

    /// <summary>Host name of a reserved domain: nobody lives there, and a reader that follows it is wrong in any case.</summary>
    private const string Elsewhere = "http://elsewhere.invalid/dossiers";

    /// <returns>False when the fault concerns the order of records, not the answer itself.</returns>
    public static async Task<bool> TryWriteAsync(HttpContext context, FaultKind fault, TimeSpan retryAfter, TimeProvider clock)
    {
        var response = context.Response;
        switch (fault)
        {
            case FaultKind.ServerError:
                response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            case FaultKind.TooManyRequests:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return true;
            case FaultKind.Hang:
                await HangAsync(context, clock);
                return true;
            case FaultKind.Truncated:
                await WriteAsync(context, "{\"items\":[{\"MaHoSo\":\"H49.01-260101-0000"u8.ToArray());
                await response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                return true;
            case FaultKind.InvalidUtf8:
                await WriteAsync(context, [.. "{\"items\":[{\"MaHoSo\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}],\"nextCursor\":null}"u8]);
                return true;
            case FaultKind.Oversized:
                await WriteOversizedAsync(context);
                return true;
            case FaultKind.RedirectElsewhere:
                response.Redirect(Elsewhere);
                return true;
            default:
                return false;
        }
    }

    private static async Task HangAsync(HttpContext context, TimeProvider clock)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader gave up, which is what it should do.
        }
    }

    private static async Task WriteOversizedAsync(HttpContext context)
    {
        var blanks = new byte[64 * 1024];
        blanks.AsSpan().Fill((byte)' ');
        await WriteAsync(context, "{\"items\":["u8.ToArray());
        try
        {
            for (var written = 0; written < OversizedBytes; written += blanks.Length)
            {
                await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
            }

            await context.Response.Body.WriteAsync("],\"nextCursor\":null}"u8.ToArray(), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader had enough.
        }
    }

    private static Task WriteAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
