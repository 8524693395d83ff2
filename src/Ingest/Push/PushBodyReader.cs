using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest.Push;

/// <summary>Gets the whole body of a push, inflated, within the limits of size and time.</summary>
internal sealed class PushBodyReader(LargeBuffer large, TimeProvider clock)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(1);

    /// <summary>Reads into <paramref name="body"/>.</summary>
    /// <returns>Null when the body is there; otherwise why not.</returns>
    public async Task<IngestFault?> ReadAsync(HttpRequest request, PushBody body, CancellationToken cancellationToken)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        var gzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!gzip && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return new IngestFault(IngestErrors.UnsupportedEncoding);
        }

        if (request.ContentLength > LargeBuffer.Size)
        {
            return new IngestFault(IngestErrors.BodyTooLarge);
        }

        using var deadline = new CancellationTokenSource(MaxDuration, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return gzip
                ? await InflateAsync(request.Body, body, either.Token)
                : await body.TryReadAsync(request.Body, either.Token) ? null : new IngestFault(IngestErrors.BodyTooLarge);
        }
        catch (InvalidDataException)
        {
            return new IngestFault(IngestErrors.NotGzip);
        }
        catch (BadHttpRequestException exception)
        {
            return new IngestFault(exception.StatusCode == StatusCodes.Status408RequestTimeout ? IngestErrors.BodyTooSlow : IngestErrors.BodyIncomplete);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new IngestFault(IngestErrors.BodyTooSlow);
        }
    }

    public PushBody Begin(HttpRequest request) => new(large, request.Headers.ContentEncoding.Count == 0 ? request.ContentLength : null);

    private static async Task<IngestFault?> InflateAsync(Stream compressed, PushBody body, CancellationToken cancellationToken)
    {
        await using var tail = new GzipTail(compressed);
        await using var inflated = new GZipStream(tail, CompressionMode.Decompress, leaveOpen: true);
        if (!await body.TryReadAsync(inflated, cancellationToken))
        {
            return new IngestFault(IngestErrors.BodyTooLarge);
        }

        return tail.Confirms(body.Length) ? null : new IngestFault(IngestErrors.NotGzip);
    }
}
