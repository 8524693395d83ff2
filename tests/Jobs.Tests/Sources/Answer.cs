using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>One thing that a source may answer, good or hostile.</summary>
public delegate Task Answer(HttpContext context);

public static class Answers
{
    public static Answer Page(string? nextCursor, params string[] items) => Page(nextCursor, "2026-11-23T09:00:00+07:00", items);

    public static Answer Page(string? nextCursor, string asOf, string[] items) => Text(PageText(nextCursor, asOf, items));

    public static string PageText(string? nextCursor, string asOf, params string[] items) =>
        $$"""{"items":[{{string.Join(',', items)}}],"nextCursor":{{(nextCursor is null ? "null" : $"\"{nextCursor}\"")}},"asOf":"{{asOf}}"}""";

    public static string Record(int number, string changed = "20261120080000") =>
        $$"""
        {"MaHoSo":"H49.12-261120-{{number:0000}}","MaTTHC":"1.001234","KenhThucHien":"2","NgayTiepNhan":"20261120080000",
         "NgayHenTra":"20261127170000","TrangThaiHoSo":"4","ThoiDiemCapNhat":"{{changed}}"}
        """;

    public static Answer Text(string body) => Bytes(Encoding.UTF8.GetBytes(body));

    public static Answer Bytes(byte[] body) => context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    };

    public static Answer Status(int status, string? retryAfter = null, string? location = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    /// <summary>Holds the connection and says nothing until the asker goes.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Promises a long body, sends half a page and drops the connection.</summary>
    public static async Task CutOff(HttpContext context)
    {
        context.Response.ContentLength = 100_000;
        await context.Response.WriteAsync("""{"items":[{"MaHoSo":"H49.12-261120-0001",""", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    /// <summary>One byte of a good page at a time, for ever too slow.</summary>
    public static async Task Drip(HttpContext context)
    {
        foreach (var letter in "{" + new string(' ', 1_000_000))
        {
            await context.Response.WriteAsync(letter.ToString(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, context.RequestAborted);
        }
    }

    /// <summary>A body far over the limit whose stated length is a lie or absent.</summary>
    public static Answer Huge(long bytes, bool compressed = false) => async context =>
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        chunk[0] = (byte)'[';
        var target = context.Response.Body;
        if (compressed)
        {
            context.Response.Headers.ContentEncoding = "gzip";
            target = new GZipStream(target, CompressionLevel.Fastest);
        }

        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await using (target)
        {
            for (var sent = 0L; sent < bytes; sent += chunk.Length)
            {
                await target.WriteAsync(chunk, context.RequestAborted);
            }
        }
    };

    public static string HttpDate(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);
}
