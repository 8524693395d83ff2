using Ioc.Kpi.Time;
using Ioc.Simulator.Feed;

namespace Ioc.Simulator.Replay;

/// <summary>
/// Plays a file from its first received time: each row comes once when it was received and once more when it was finished, sped up. Record
/// times stay those of the file; change times are real, so the order of versions holds. A restart plays from the beginning.
/// </summary>
internal sealed class ReplayFeed : IDossierFeed
{
    private readonly (long ChangedAt, int Row, bool Last)[] _events;
    private readonly IReadOnlyList<ReplayRow> _rows;
    private readonly TimeProvider _clock;

    public ReplayFeed(IReadOnlyList<ReplayRow> rows, double speed, TimeProvider clock)
    {
        _rows = rows;
        _clock = clock;
        var started = clock.GetUtcNow().ToUnixTimeSeconds();
        var first = rows.Count == 0 ? Moment.None : rows.Min(row => row.Received);
        long VisibleAt(Moment time) => started + (long)((time - first).TotalSeconds / speed);
        var received = rows.Index().Select(row => (ChangedAt: VisibleAt(row.Item.Received), Row: row.Index, Last: !row.Item.Finished.Exists));
        // One second apart at least, since change times have whole seconds.
        var finished = rows.Index().Where(row => row.Item.Finished.Exists).Select(row => (
            ChangedAt: Math.Max(VisibleAt(row.Item.Finished), VisibleAt(row.Item.Received) + 1), Row: row.Index, Last: true));
        _events = [.. received.Concat(finished).Order()];
    }

    public FeedPage Read(long? since, FeedCursor? cursor, int limit, bool reversed = false)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var at = cursor is { } given && given.AsOf <= now ? given : new FeedCursor(now, since, 0);
        var from = FirstAtOrAfter(at.Since ?? long.MinValue);
        var total = Math.Max(0, FirstAtOrAfter(at.AsOf + 1) - from);
        var start = Math.Min(at.Offset, total);
        var count = Math.Min(limit, total - start);
        var next = start + count < total ? at with { Offset = start + count } : (FeedCursor?)null;
        return new FeedPage(at.AsOf, next, count, (json, index) =>
        {
            var position = from + (reversed ? total - 1 - (start + index) : start + index);
            var (changedAt, row, last) = _events[position];
            ReplayRecord.Write(json, _rows[row], changedAt, last);
        });
    }

    private int FirstAtOrAfter(long instant)
    {
        var low = 0;
        var high = _events.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].ChangedAt < instant)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
