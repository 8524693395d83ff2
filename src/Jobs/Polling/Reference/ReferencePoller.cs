using System.Diagnostics;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Ioc.Storage.Journal;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>
/// Reads one source by the reference source contract: page by page, each page's updates and the place reached made durable together.
/// Keeps what belongs to that source alone: its place, its failures, its connections. One poll at a time.
/// </summary>
internal sealed partial class ReferencePoller(
    SourceOptions source, PageReader pages, IDossierInbox inbox, IJournal journal, SourceBook book, JobsMetrics metrics,
    TimeProvider clock, ILogger<ReferencePoller> log) : IDisposable
{
    public const int PageLimit = 32 * 1024 * 1024;
    public const int ItemsAPage = 1000;

    /// <summary>A poll ends after this long though there is more to read; it is then called again at once.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(2);

    /// <summary>A place that only moved by time is made durable this often: a source without news costs no write at every poll.</summary>
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private readonly SourceClient _client = new(source, clock);
    private readonly PageBuffer _body = new();
    private readonly PollBackoff _backoff = new(source.PollInterval, Random.Shared);
    private readonly CursorLoop _loop = new();
    private PollPosition? _position;
    private PollPosition _durable = PollPosition.Start;

    public string Source => source.Id;

    /// <summary>Asks for pages until there are none left, one fails, or time is up. Never throws but when stopped.</summary>
    /// <returns>Whether there is more to read at once.</returns>
    public async ValueTask<bool> PollAsync(CancellationToken cancellationToken)
    {
        if (!_backoff.MayAsk(clock.GetUtcNow()))
        {
            metrics.Skipped(source.Id);
            return false;
        }

        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var failure = await TryReadPageAsync(started, cancellationToken);
            if (failure is not null)
            {
                Fail(failure, Stopwatch.GetElapsedTime(started));
                return false;
            }

            var more = _position!.Cursor is not null;
            if (!more || Stopwatch.GetElapsedTime(started) >= LongestPoll)
            {
                metrics.Polled(source.Id, "ok", Stopwatch.GetElapsedTime(started));
                return more;
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<PollFailure?> TryReadPageAsync(long started, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(started, cancellationToken);
        }
        catch (InboxUnavailableException unavailable)
        {
            return new PollFailure(PollFault.InboxUnavailable, "nothing can be made durable at the moment", unavailable.RetryAfter);
        }
        catch (Exception unexpected) when (!cancellationToken.IsCancellationRequested)
        {
            // The loop must go on and other sources with it; the fault is shown with the source, and its cause is in the log.
            Log.Unexpected(log, unexpected, source.Id);
            return new PollFailure(PollFault.Internal, unexpected.GetType().Name);
        }
        finally
        {
            _body.Clear();
        }
    }

    private async ValueTask<PollFailure?> ReadPageAsync(long started, CancellationToken cancellationToken)
    {
        var position = _position ??= await OpenAsync(cancellationToken);
        var failure = await _client.GetAsync(PathOf(position), _body, PageLimit, cancellationToken);
        if (failure is not null)
        {
            return failure;
        }

        var now = clock.GetUtcNow();
        if (!pages.TryRead(_body.Bytes, Moment.From(now), out var page, out failure))
        {
            return failure;
        }

        _loop.Enter(position.Cursor);
        if (_loop.Closes(page.NextCursor))
        {
            return new PollFailure(PollFault.RepeatedCursor, "the source gives a cursor again that it gave before", RefusesCursor: true);
        }

        var receipt = await TakeAsync(page, position.After(page.NextCursor, page.AsOf, now), cancellationToken);
        Succeed(page.Tally.Build(receipt.Accepted, receipt.Unchanged), Stopwatch.GetElapsedTime(started), more: page.NextCursor is not null);
        return null;
    }

    private async ValueTask<PollPosition> OpenAsync(CancellationToken cancellationToken)
    {
        book.Declare(source.Declare());
        _durable = PollPosition.Read(await journal.ReadCursorAsync(source.Id, cancellationToken));
        return _durable;
    }

    private async ValueTask<InboxReceipt> TakeAsync(Page page, PollPosition next, CancellationToken cancellationToken)
    {
        var keep = next.Cursor != _durable.Cursor || next.ChangedSince is not { } since || _durable.ChangedSince is not { } kept
            || (since - kept).Duration() >= KeepEvery;
        page.Batch.Cursor = keep ? new SourceCursor(source.Id, next.ToText()) : null;
        var receipt = keep || page.Batch.Count > 0 ? await inbox.AcceptAsync(page.Batch, cancellationToken) : default;
        _durable = keep ? next : _durable;
        _position = next;
        return receipt;
    }

    private void Succeed(SourceTally tally, TimeSpan duration, bool more)
    {
        if (_backoff.FailuresInARow > 0)
        {
            Log.Recovered(log, source.Id, _backoff.FailuresInARow);
        }

        _backoff.Succeeded();
        if (more)
        {
            book.Progressed(source.Id, duration, tally);
        }
        else
        {
            book.Succeeded(source.Id, Moment.From(clock.GetUtcNow()), duration, tally);
        }

        metrics.Took(source.Id, tally);
    }

    private void Fail(PollFailure failure, TimeSpan duration)
    {
        var now = clock.GetUtcNow();
        _backoff.Failed(now, failure.RetryAfter, ours: failure.Fault == PollFault.InboxUnavailable);
        book.Failed(source.Id, Moment.From(now), duration, failure.Reason);
        metrics.Polled(source.Id, failure.Code, duration);
        Log.Failed(log, source.Id, _backoff.FailuresInARow, failure.Reason);
        if (failure.RefusesCursor && _backoff.FailuresInARow >= PollBackoff.Threshold && _position is { Cursor: not null } stuck)
        {
            // The source has forgotten the cursor, or leads in a circle: begin the run again rather than stand still for ever.
            Log.BeganAgain(log, source.Id);
            _position = stuck.Again();
        }
    }

    private static string PathOf(PollPosition position)
    {
        var path = $"/dossiers?limit={ItemsAPage}";
        path += position.ChangedSince is { } since ? $"&changedSince={since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "";
        return path + (position.Cursor is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : "");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Source {Source} failed, {Failures} in a row: {Reason}")]
        public static partial void Failed(ILogger log, string source, int failures, string reason);

        [LoggerMessage(LogLevel.Information, "Source {Source} recovered after {Failures} failures")]
        public static partial void Recovered(ILogger log, string source, int failures);

        [LoggerMessage(LogLevel.Warning, "Source {Source} did not accept its own cursor; its run was begun again")]
        public static partial void BeganAgain(ILogger log, string source);

        [LoggerMessage(LogLevel.Error, "Polling source {Source} failed unexpectedly")]
        public static partial void Unexpected(ILogger log, Exception exception, string source);
    }
}
