using System.Net;
using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Speaks with one InfluxDB. Every call is one request, never repeated here; every failure is a <see cref="SeriesStoreException"/>. Any thread.
/// </summary>
internal sealed class InfluxClient(InfluxOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Deleting takes a server long, and nobody waits for it.</summary>
    private const int PatienceWithDeleting = 6;

    /// <summary>The reason stands behind the line that it is about, and a line may have 64 KB.</summary>
    private const int MostOfAnError = 256 * 1024;

    /// <summary>Half a megabyte.</summary>
    private const int PackedRowsAtOnce = 100;

    private readonly InfluxRequests _requests = new(options);
    private readonly HttpClient _http = NewHttp(options, DecompressionMethods.GZip);

    /// <summary>For answers that are packed already: a server would spend longer on packing them again than on sending them.</summary>
    private readonly HttpClient _unpacked = NewHttp(options, DecompressionMethods.None);

    public InfluxFaults Faults { get; } = new(options);

    public async Task WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        using var request = _requests.Write(lines);
        await SendAsync(_http, request, answer => ThrowUnless(answer, HttpStatusCode.NoContent, cancellationToken), options.Timeout, cancellationToken);
    }

    /// <returns>The series of each statement.</returns>
    public Task<IReadOnlyList<IReadOnlyList<InfluxTable>>> QueryAsync(string statements, CancellationToken cancellationToken) =>
        QueryAsync(_http, _requests.Query(statements), options.Timeout, cancellationToken);

    /// <summary>The same, for an answer of packed texts: in small pieces, so that one is read while the next is made.</summary>
    public Task<IReadOnlyList<IReadOnlyList<InfluxTable>>> QueryPackedAsync(string statements, CancellationToken cancellationToken) =>
        QueryAsync(_unpacked, _requests.Query(statements, PackedRowsAtOnce), options.Timeout, cancellationToken);

    /// <summary>1.x only: one DELETE, with a limit of its own.</summary>
    public Task DeleteAsync(string statement, CancellationToken cancellationToken) =>
        QueryAsync(_http, _requests.Query(statement), PatienceWithDeleting * options.Timeout, cancellationToken);

    private async Task<IReadOnlyList<IReadOnlyList<InfluxTable>>> QueryAsync(
        HttpClient http, HttpRequestMessage question, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var request = question;
        var whole = new InfluxAnswer(Faults);
        await SendAsync(
            http,
            request,
            async answer =>
            {
                await ThrowUnless(answer, HttpStatusCode.OK, cancellationToken);
                using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
                await foreach (var piece in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(
                    body, topLevelValues: true, cancellationToken: cancellationToken))
                {
                    whole.Add(piece);
                }
            },
            patience,
            cancellationToken);
        return whole.Statements.Count > 0 ? whole.Statements : throw Faults.NotInflux("its answer to a query is empty");
    }

    /// <summary>2.x only.</summary>
    public async Task DeleteAsync(string measurement, long before, CancellationToken cancellationToken)
    {
        using var request = _requests.Delete(measurement, before);
        await SendAsync(
            _http, request, answer => ThrowUnless(answer, HttpStatusCode.NoContent, cancellationToken), PatienceWithDeleting * options.Timeout, cancellationToken);
    }

    /// <returns>The version that the server tells; null where it tells none.</returns>
    public async Task<string?> PingAsync(CancellationToken cancellationToken)
    {
        using var request = _requests.Ping();
        string? version = null;
        await SendAsync(
            _http,
            request,
            answer =>
            {
                version = answer.Headers.TryGetValues("X-Influxdb-Version", out var told) ? told.First().TrimStart('v') : null;
                return Task.CompletedTask;
            },
            options.Timeout,
            cancellationToken);
        return version;
    }

    public void Dispose()
    {
        _http.Dispose();
        _unpacked.Dispose();
    }

    private static HttpClient NewHttp(InfluxOptions options, DecompressionMethods decompression) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = decompression,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 8,
            ActivityHeadersPropagator = null,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async Task SendAsync(
        HttpClient http, HttpRequestMessage request, Func<HttpResponseMessage, Task> read, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            using var giveUp = either.Token.Register(answer.Dispose);
            await read(answer);
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested && exception is not SeriesStoreException)
        {
            throw InfluxFaults.TooSlow(patience, exception);
        }
        catch (SeriesStoreException)
        {
            throw;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or JsonException
            && !cancellationToken.IsCancellationRequested)
        {
            throw exception is JsonException ? Faults.NotInflux("its answer is not JSON, or ended early") : Faults.Unreachable(exception);
        }
    }

    private async Task ThrowUnless(HttpResponseMessage answer, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        if (answer.StatusCode == expected)
        {
            return;
        }

        using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var start = new byte[MostOfAnError];
        var length = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        throw Faults.Of(answer.StatusCode, System.Text.Encoding.UTF8.GetString(start, 0, length), RetryAfter(answer));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date && date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : null);
    }
}
