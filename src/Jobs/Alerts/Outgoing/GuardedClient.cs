using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>
/// Asks outside addresses: only checked ones (<see cref="AddressGuard"/>), no redirect, no proxy, no cookie, a limit on each step, and of an
/// answer no more than <see cref="MostBytes"/>. Any thread may call.
/// </summary>
internal sealed class GuardedClient : IDisposable
{
    /// <summary>What is read of an answer.</summary>
    public const int MostBytes = 16 * 1024;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(6);

    private readonly AddressGuard _guard;
    private readonly HttpClient _http;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;

    /// <param name="guard">What may be connected to.</param>
    /// <param name="caFile">See <see cref="TrustedAuthorities"/>.</param>
    /// <param name="limit">For the whole of one request; connecting has 10 seconds of it at most, waiting for the head of the answer half of it.</param>
    /// <param name="clock">For a Retry-After that is a date.</param>
    public GuardedClient(AddressGuard guard, string? caFile, TimeSpan limit, TimeProvider clock)
    {
        (_guard, _limit, _clock) = (guard, limit, clock);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) => await guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token),
            SslOptions = TrustedAuthorities.Options(null, caFile),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = limit < ConnectLimit ? limit : ConnectLimit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends once.</summary>
    /// <returns>The answer; or, where there is none, what that means for the message.</returns>
    public async Task<OutgoingAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_guard.Refusal(request.RequestUri!) is { } refusal)
        {
            return new(DeliveryResult.Permanent($"refused: {refusal}"));
        }

        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        whole.CancelAfter(_limit);
        using var head = CancellationTokenSource.CreateLinkedTokenSource(whole.Token);
        head.CancelAfter(_limit / 2);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, head.Token);
            var body = await ReadAsync(answer.Content, whole.Token);
            return new(Judge(answer), (int)answer.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(DeliveryResult.Transient("no whole answer in time"));
        }
        catch (Exception broken) when (Name(broken) is { } failure)
        {
            return new(failure);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostBytes];
        var length = await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    private DeliveryResult Judge(HttpResponseMessage answer)
    {
        var code = (int)answer.StatusCode;
        return code switch
        {
            >= 200 and < 300 => DeliveryResult.Delivered($"HTTP {code}"),
            >= 300 and < 400 => DeliveryResult.Permanent($"HTTP {code}: redirects are not followed"),
            408 or 425 or 429 or >= 500 => DeliveryResult.Transient($"HTTP {code}", RetryAfter(answer.Headers.RetryAfter)),
            _ => DeliveryResult.Permanent($"HTTP {code}"),
        };
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked)
    {
        var wait = asked?.Delta ?? asked?.Date - _clock.GetUtcNow();
        return wait > LongestRetryAfter ? LongestRetryAfter : wait > TimeSpan.Zero ? wait : null;
    }

    private static DeliveryResult? Name(Exception broken) => broken switch
    {
        AddressRefusedException refused => DeliveryResult.Permanent($"refused: {refused.Message}"),
        HttpRequestException { InnerException: AddressRefusedException refused } => DeliveryResult.Permanent($"refused: {refused.Message}"),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            DeliveryResult.Transient("the host's name cannot be resolved"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            DeliveryResult.Transient("no secure connection (certificate or protocol)"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => DeliveryResult.Transient("no connection"),
        HttpRequestException or IOException => DeliveryResult.Transient("the connection broke, or the answer is not HTTP"),
        _ => null,
    };
}
