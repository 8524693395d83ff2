using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Feed;

/// <summary>
/// The feed of one seeded system. A first or late reader gets each dossier's current state once; a reader that keeps up gets every change as
/// it is forwarded. Any thread may call.
/// </summary>
internal sealed class SystemFeed(SimulatedProvince province, string system, TimeProvider clock) : IDossierFeed
{
    // A reader that is further behind than this gets current states instead of every change.
    private const long RecentSeconds = 3600;
    private const long KeptSeconds = 2 * RecentSeconds;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<FeedEntry, FeedEntry> _ahead = new();
    private readonly List<FeedEntry> _recent = [];
    private long _recentFrom;
    private int _openedThrough;
    private (long AsOf, long? Since, FeedEntry[] Entries)? _listing;

    /// <summary>The instant of the first listing of everything; null until somebody asked for it.</summary>
    public long? FirstAsked { get; private set; }

    public FeedPage Read(long? since, FeedCursor? cursor, int limit, bool reversed = false)
    {
        FeedEntry[] entries;
        FeedCursor at;
        lock (_lock)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            at = cursor is { } given && given.AsOf <= now ? given : new FeedCursor(now, since, 0);
            if (at.Since is null)
            {
                FirstAsked = Math.Min(FirstAsked ?? long.MaxValue, at.AsOf);
            }

            entries = Listing(at.AsOf, at.Since, now);
        }

        var start = Math.Min(at.Offset, entries.Length);
        var count = Math.Min(limit, entries.Length - start);
        var next = start + count < entries.Length ? at with { Offset = start + count } : (FeedCursor?)null;
        if (next is null)
        {
            LetGo(entries);
        }

        var life = new DossierLife();
        return new FeedPage(at.AsOf, next, count, (json, index) =>
        {
            var position = start + index;
            var entry = entries[reversed ? entries.Length - 1 - position : position];
            province.Lives.Fill(life, entry.Number, province.Arrivals.CountOf(entry.Number.Stream, entry.Number.Day));
            RecordWriter.Write(json, life, entry.Event);
        });
    }

    private FeedEntry[] Listing(long asOf, long? since, long now)
    {
        if (_listing is { } kept && kept.AsOf == asOf && kept.Since == since)
        {
            return kept.Entries;
        }

        AdvanceTo(now);
        if (since is { } from && from >= asOf - RecentSeconds && from >= _recentFrom)
        {
            return [.. _recent.Where(entry => entry.ForwardedAt <= asOf && entry.ChangedAt >= from)];
        }

        // Costly, and asked for page by page: the last one is kept.
        var entries = CurrentStates(asOf, since);
        _listing = (asOf, since, entries);
        return entries;
    }

    /// <summary>The listing of a whole province is large, and its last page is seldom asked for twice.</summary>
    private void LetGo(FeedEntry[] entries)
    {
        lock (_lock)
        {
            _listing = _listing?.Entries == entries ? null : _listing;
        }
    }

    private FeedEntry[] CurrentStates(long asOf, long? since)
    {
        var (office, live) = SimulatedProvince.StreamsOf(system);
        var today = province.Arrivals.DayOf(asOf);
        // Round the clock everything ends within a day, so who knows yesterday needs nothing older.
        var liveFrom = since is { } from ? Math.Min(province.Arrivals.DayOf(from), today) - 1 : FirstDay(asOf);
        var lives = province.LivesOf(office, FirstDay(asOf), today).Concat(province.LivesOf(live, liveFrom, today));
        var entries = new List<FeedEntry>();
        foreach (var life in lives)
        {
            if (province.TryCurrent(life, asOf, out var entry) && (since is null || entry.ChangedAt >= since))
            {
                entries.Add(entry);
            }
        }

        entries.Sort();
        return [.. entries];
    }

    /// <summary>The day of the oldest dossiers that somebody was told of, whose later changes must be told too.</summary>
    private int FirstDay(long now) => province.HistoryFrom(province.Arrivals.DayOf(FirstAsked ?? now));

    private void AdvanceTo(long now)
    {
        if (_recentFrom == 0)
        {
            _recentFrom = now - RecentSeconds;
            var today = province.Arrivals.DayOf(now);
            _openedThrough = today;
            var (office, live) = SimulatedProvince.StreamsOf(system);
            Open(office, FirstDay(now), today);
            Open(live, today - 1, today);
        }

        while (_openedThrough < province.Arrivals.DayOf(now))
        {
            _openedThrough++;
            var (office, live) = SimulatedProvince.StreamsOf(system);
            Open(office, _openedThrough, _openedThrough);
            Open(live, _openedThrough, _openedThrough);
        }

        while (_ahead.TryPeek(out var next, out _) && next.ForwardedAt <= now)
        {
            _recent.Add(_ahead.Dequeue());
        }

        _recentFrom = Math.Max(_recentFrom, now - KeptSeconds);
        _recent.RemoveRange(0, Math.Max(0, _recent.FindIndex(entry => entry.ForwardedAt >= _recentFrom)));
    }

    private void Open(DossierStream stream, int fromDay, int toDay)
    {
        foreach (var life in province.LivesOf(stream, fromDay, toDay))
        {
            // Most lives of the year ended long ago; a repetition comes at most 300 s after the latest first forwarding.
            if (life.LastAt + Forwarding.LongestDelay + 300 < _recentFrom)
            {
                continue;
            }

            for (var i = 0; i < life.Count; i++)
            {
                var at = life.Events[i].At;
                var first = province.Forwarding.FirstAt(life.Number, i, at);
                Put(new FeedEntry(first, at, life.Number, (byte)i));
                var again = province.Forwarding.AgainAt(life.Number, i, first);
                Put(new FeedEntry(again, at, life.Number, (byte)i));
            }
        }
    }

    private void Put(FeedEntry entry)
    {
        if (entry.ForwardedAt >= _recentFrom)
        {
            _ahead.Enqueue(entry, entry);
        }
    }
}
