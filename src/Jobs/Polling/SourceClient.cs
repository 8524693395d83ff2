using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Ioc.Kpi.Sources;

namespace Ioc.Jobs.Polling;

/// <summary>
/// Asks one source, with connections of its own, so that a source which holds on to them harms nobody else. Follows no redirect,
/// keeps no cookie, uses no proxy.
/// </summary>
internal sealed class SourceClient(SourceOptions source, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 2,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks once. On success the whole body (after decompression at most <paramref name="limit"/> bytes) is in the buffer.</summary>
    /// <returns>Null on success.</returns>
    public async ValueTask<PollFailure?> GetAsync(string pathAndQuery, PageBuffer body, int limit, CancellationToken cancellationToken)
    {
        body.Clear();
        if (source.BaseUrl is null)
        {
            return new PollFailure(PollFault.NotConfigured, "the source has no BaseUrl");
        }

        if (!BearerKey.TryRead(source, out var key, out var keyFailure))
        {
            return keyFailure;
        }

        // A real deadline over the whole answer, head and body: a source that drips a byte a second ends here. It is real time even
        // where the service's clock is shifted or runs fast, since the network's time is.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(source.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, source.BaseUrl.AbsoluteUri.TrimEnd('/') + pathAndQuery);
        request.Headers.Authorization = key;
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            return await AskAsync(request, body, limit, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PollFailure(
                PollFault.Timeout, string.Create(CultureInfo.InvariantCulture, $"no whole answer within {source.Timeout.TotalSeconds:0.###} s"));
        }
        catch (Exception broken) when (Name(broken) is { } failure)
        {
            return failure;
        }
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<PollFailure?> AskAsync(HttpRequestMessage request, PageBuffer body, int limit, CancellationToken cancellationToken)
    {
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (AnswerRules.Judge(answer, clock.GetUtcNow()) is { } failure)
        {
            return failure;
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        if (!await body.TryFillAsync(stream, limit, cancellationToken))
        {
            return new PollFailure(PollFault.TooLarge, $"the answer is over {limit / (1024 * 1024)} MiB");
        }

        return body.Length == 0 ? new PollFailure(PollFault.EmptyBody, "the answer has no body") : null;
    }

    /// <summary>Names a fault of the connection; null for an exception that is not one.</summary>
    private static PollFailure? Name(Exception broken) => broken switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new PollFailure(PollFault.Unreachable, "the host's name cannot be resolved"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new PollFailure(PollFault.Unreachable, "no secure connection (certificate or protocol)"),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            new PollFailure(PollFault.Unreachable, "the connection was refused"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            new PollFailure(PollFault.Unreachable, "no connection"),
        HttpRequestException => new PollFailure(PollFault.ConnectionLost, "the connection broke, or the answer is not HTTP"),

        // Thrown bare only while the body is read.
        IOException => new PollFailure(PollFault.Truncated, "the answer broke off before its end"),
        InvalidDataException => new PollFailure(PollFault.Truncated, "the compressed answer is damaged"),
        _ => null,
    };
}
