namespace Ioc.Ingest.Series;

/// <summary>How long to leave a failing series store alone: twice as long each time, with jitter, and never shorter than it asked.</summary>
internal sealed class ShipBackoff(Random random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>No store can silence its shipper for longer, whatever it answers.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    public int FailuresInARow { get; private set; }

    public void Succeeded() => FailuresInARow = 0;

    public TimeSpan Failed(TimeSpan? retryAfter)
    {
        var grown = First * Math.Pow(2, Math.Min(FailuresInARow++, 20));
        var wait = (grown < Longest ? grown : Longest) * (0.8 + (random.NextDouble() * 0.2));
        var asked = retryAfter ?? TimeSpan.Zero;
        asked = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        return wait > asked ? wait : asked;
    }
}
