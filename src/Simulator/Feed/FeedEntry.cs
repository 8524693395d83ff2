using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Feed;

/// <summary>One record of the feed: a dossier as it was after one event.</summary>
/// <param name="ForwardedAt">When the source passes it on, in seconds since 1970; the order of the feed.</param>
/// <param name="ChangedAt">When it happened; at most 8 minutes and 10 seconds before a first forwarding.</param>
/// <param name="Event">Index in <see cref="DossierLife.Events"/>.</param>
internal readonly record struct FeedEntry(long ForwardedAt, long ChangedAt, DossierNumber Number, byte Event) : IComparable<FeedEntry>
{
    public int CompareTo(FeedEntry other)
    {
        var byTime = ForwardedAt.CompareTo(other.ForwardedAt);
        if (byTime != 0)
        {
            return byTime;
        }

        var byNumber = Number.CompareTo(other.Number);
        return byNumber != 0 ? byNumber : Event.CompareTo(other.Event);
    }
}
