using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ioc.Simulator.Feed;

/// <summary>What a reader asks for: `changedSince` (ISO 8601), `cursor`, `limit` (default 1,000, at most 5,000).</summary>
internal readonly record struct FeedQuery(long? Since, FeedCursor? Cursor, int Limit)
{
    private const int DefaultLimit = 1_000;
    private const int HighestLimit = 5_000;

    public static bool TryRead(IQueryCollection query, out FeedQuery read)
    {
        read = default;
        if (!TryReadSince(query["changedSince"].ToString(), out var since) || !TryReadLimit(query["limit"].ToString(), out var limit))
        {
            return false;
        }

        FeedCursor? cursor = null;
        if (query["cursor"].ToString() is { Length: > 0 } text)
        {
            if (!FeedCursor.TryParse(text, out var parsed))
            {
                return false;
            }

            cursor = parsed;
        }

        read = new FeedQuery(since, cursor, limit);
        return true;
    }

    private static bool TryReadSince(string text, out long? since)
    {
        since = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        since = Math.Max(0, instant.ToUnixTimeSeconds());
        return true;
    }

    private static bool TryReadLimit(string text, out int limit)
    {
        limit = DefaultLimit;
        if (text.Length == 0)
        {
            return true;
        }

        var legal = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0;
        limit = Math.Min(limit, HighestLimit);
        return legal;
    }
}
