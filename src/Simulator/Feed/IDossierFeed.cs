namespace Ioc.Simulator.Feed;

/// <summary>What serves one simulated system: the seeded province, or a file that is played.</summary>
internal interface IDossierFeed
{
    /// <summary>The page after the cursor, or the first page of a new listing from <paramref name="since"/> (null: everything) to now.</summary>
    /// <param name="reversed">Serve the listing backwards; a fault for tests.</param>
    FeedPage Read(long? since, FeedCursor? cursor, int limit, bool reversed = false);
}
