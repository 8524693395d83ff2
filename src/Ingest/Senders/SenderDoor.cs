using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ioc.Ingest.Senders;

/// <summary>What both doors check before they look at a body: who sends, whether it may, and that it does not send too much at once.</summary>
internal sealed class SenderDoor(SenderKeyring keyring)
{
    private const int MaxOpenRequests = 64;

    private int _open;

    /// <summary>Runs the work for the request's sender, or answers why not.</summary>
    public async Task<IResult> EnterAsync(HttpContext context, Func<Sender, Task<IResult>> work)
    {
        var sender = keyring.Find(context.Request);
        if (sender is null)
        {
            return new IngestFault(IngestErrors.Unauthorized).ToResult(context);
        }

        if (!sender.Options.Enabled)
        {
            return new IngestFault(IngestErrors.SourceDisabled).ToResult(context);
        }

        if (!TryEnter(sender))
        {
            return new IngestFault(IngestErrors.TooManyRequests, RetryAfter: TimeSpan.FromSeconds(1)).ToResult(context);
        }

        try
        {
            // The doors count the bytes themselves; with the server's own limit an answer could be lost with the connection.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null;
            }

            return await work(sender);
        }
        finally
        {
            sender.Leave();
            Interlocked.Decrement(ref _open);
        }
    }

    private bool TryEnter(Sender sender)
    {
        if (Interlocked.Increment(ref _open) <= MaxOpenRequests && sender.TryEnter())
        {
            return true;
        }

        Interlocked.Decrement(ref _open);
        return false;
    }
}
