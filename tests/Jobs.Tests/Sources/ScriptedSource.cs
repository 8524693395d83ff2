using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Tests.Sources;

/// <summary>A source on real HTTP that answers as its script says; the last answer is repeated.</summary>
public sealed class ScriptedSource : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Answer> _script = new();
    private Answer _last = Answers.Page(null);
    private int _served;

    private ScriptedSource(WebApplication app) => _app = app;

    /// <summary>Path and query of each request so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string?> Keys { get; } = new();

    public int Served => Volatile.Read(ref _served);

    public Uri Address => new(_app.Urls.First());

    public static async Task<ScriptedSource> StartAsync(params Answer[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseShutdownTimeout(TimeSpan.FromMilliseconds(100));
        var source = new ScriptedSource(builder.Build());
        source.Then(script);
        source._app.Run(source.AnswerAsync);
        await source._app.StartAsync();
        return source;
    }

    public void Then(params Answer[] script)
    {
        foreach (var answer in script)
        {
            _script.Enqueue(answer);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(context.Request.Path + Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""));
        Keys.Enqueue(context.Request.Headers.Authorization);
        _last = _script.TryDequeue(out var next) ? next : _last;
        Interlocked.Increment(ref _served);
        try
        {
            await _last(context);
        }
        catch (OperationCanceledException)
        {
            // The asker gave up.
        }
    }
}
