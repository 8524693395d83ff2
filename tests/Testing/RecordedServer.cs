using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ioc.Testing;

/// <summary>Answers every request on a port of this machine with what a test recorded, and keeps what was asked.</summary>
public sealed class RecordedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<Request, Answer> _answer;
    private readonly List<Request> _requests = [];

    private RecordedServer(Func<Request, Answer> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <param name="Target">Path and query.</param>
    /// <param name="Body">After decompression.</param>
    public sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

    public sealed record Answer(int Status, string Body = "", IReadOnlyDictionary<string, string>? Headers = null);

    public Uri Url => new(_app.Urls.First());

    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<RecordedServer> StartAsync(Func<Request, Answer> answer)
    {
        var server = new RecordedServer(answer);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var packed = context.Request.Headers.ContentEncoding == "gzip";
        using var body = new StreamReader(packed ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body);
        var request = new Request(
            context.Request.Method, context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await body.ReadToEndAsync());
        lock (_requests)
        {
            _requests.Add(request);
        }

        var answer = _answer(request);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers ?? new Dictionary<string, string>())
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            await context.Response.WriteAsync(answer.Body);
        }
    }
}
